import type { Shape } from '../../shapes/shape';

/** What a test says of a JSON value: a small part of JSON Schema, which needs no library to be checked. */
export interface Sketch {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly nullable?: true;
  readonly enum?: readonly unknown[];
  readonly items?: Sketch;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Sketch>>;
}

/** The part of a shape that a sketch can say; `undefined` where that is nothing. */
export function sketchShape(shape: Shape): Sketch | undefined {
  const nullable = shape.isNullable ? { nullable: true as const } : {};
  switch (shape.kind) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return { type: shape.kind, ...nullable };
    case 'enum':
      return { enum: shape.values, ...nullable };
    case 'array': {
      const items = sketchShape(shape.items);
      return { type: 'array', ...nullable, ...(items === undefined ? {} : { items }) };
    }
    case 'object': {
      const shown = shape.properties.filter(({ isWriteOnly }) => !isWriteOnly);
      const required = shown.filter(({ isRequired }) => isRequired).map(({ name }) => name);
      const properties = shown.flatMap(({ name, shape: inner }) => {
        const sketch = sketchShape(inner);
        return sketch === undefined ? [] : [[name, sketch] as const];
      });
      return { type: 'object', ...nullable, required, properties: Object.fromEntries(properties) };
    }
    default:
      return undefined;
  }
}
