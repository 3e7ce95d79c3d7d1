import type { OperationModel } from './operations';

/** The schema of what such a request carries. */
export const NOTHING = { type: 'object', additionalProperties: false } as const;

/** Whether an item is made by a request that carries nothing. */
export function makesOfNothing({ body, planned }: OperationModel): boolean {
  return planned.kind === 'create' && body === undefined && planned.upload === undefined;
}
