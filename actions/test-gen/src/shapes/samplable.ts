import type { Shape } from './shape';

/** Why no value can be made up for a shape; `undefined` where one can. */
export function explainUnsampled(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'opaque':
      return shape.why;
    case 'enum':
      return shape.values.length === 0 ? 'its enum allows nothing' : undefined;
    case 'array':
      return shape.minItems === 0 ? undefined : explainUnsampled(shape.items);
    case 'object':
      return shape.properties
        .filter(({ isRequired }) => isRequired)
        .map((property) => explainUnsampled(property.shape))
        .find((why) => why !== undefined);
    case 'union':
      return shape.choices.some((choice) => explainUnsampled(choice) === undefined)
        ? undefined
        : explainUnsampled(shape.choices[0] ?? { kind: 'opaque', why: 'it has no choices', isNullable: false });
    default:
      return undefined;
  }
}

/** Whether a value can be made up for a shape. */
export function isSamplable(shape: Shape): boolean {
  return explainUnsampled(shape) === undefined;
}
