import type { ModelUsage } from '@orchestrate/contracts/model-call';

/** A JSON object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field that is an object; an empty one where it is not. */
export function readFields(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A field that is a text; `undefined` where it is not. */
export function readText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** A field that is a count; 0 where it is not. */
export function readCount(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
}

/** Usage as counted; every prompt has tokens, so that none at all means that nobody counted. */
export function countUsage(usage: ModelUsage): ModelUsage | null {
  return usage.input + usage.output === 0 ? null : usage;
}

/** An HTTP status that a message names: `API Error: 429 …`, `status 401 Unauthorized`. */
export function findStatus(message: string): number | undefined {
  const found = /(?:^|[^\w.])([45]\d\d)(?![\w.])/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}
