import type { Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';

/** What an answer says beside the item or the list that was asked for: the same each time, and when it was. */
export type Companions = Pick<Success, 'companions' | 'timeProperty'>;

type Value = NonNullable<Success['companions']>[string];

/** Names, folded, under which an answer says that all went well. */
const FLAGS = ['success', 'succeeded', 'successful', 'issuccess', 'ok'];
const TEXTS = ['message', 'msg', 'detail', 'info'];
const STATES = ['status', 'result'];
const CODES = ['code', 'status', 'statuscode', 'httpstatus'];
const ERRORS = ['error', 'errors'];
/** What says of what kind the answer is, where only one is declared. */
const KINDS = ['object', 'kind', 'entity', 'resource', 'version', 'apiversion'];
/** What holds an item or a list where there is one, and nothing where there is none. */
const NOTHING = ['data', 'result', 'payload', 'body'];
const TIMES = ['timestamp', 'time', 'servertime', 'respondedat'];
/** What else stands beside, and may be left out. */
const LOOSE = ['meta', 'metadata', 'links', 'included', 'warnings'];

const SAYS_WELL = /^(?:success|successful|succeeded|ok)$/i;
const WORDS = new Set([
  ...['type', 'description', 'title', 'example', 'examples', 'default', 'deprecated', 'nullable', 'readOnly'],
]);

/** The value that a schema itself gives: the only one allowed, else the one that it shows. */
function readShown({ const: only, enum: choices, default: usual, example, examples }: Schema): unknown {
  const given = choices?.length === 1 ? choices[0] : undefined;
  return only ?? given ?? usual ?? example ?? (Array.isArray(examples) ? examples[0] : undefined);
}

function isBound(schema: Schema, others: readonly string[] = []): boolean {
  const free = new Set([...WORDS, ...others]);
  return Object.keys(schema).some((keyword) => !free.has(keyword) && !keyword.startsWith('x-'));
}

function sayText(name: string, schema: Schema): string | undefined {
  const shown = readShown(schema);
  if (STATES.includes(name)) {
    const said = [...(schema.enum ?? []), shown].find((one) => typeof one === 'string' && SAYS_WELL.test(one));
    return typeof said === 'string' ? said : undefined;
  }
  if (!TEXTS.includes(name)) return undefined;
  if (typeof shown === 'string') return shown;
  return isBound(schema) ? undefined : 'OK';
}

function sayNumber(name: string, schema: Schema, status: number): number | undefined {
  if (!CODES.includes(name)) return undefined;
  const shown = readShown(schema);
  if (typeof shown === 'number') return shown;
  return isBound(schema, ['format']) ? undefined : status;
}

/** The only value that a schema allows, where it is none with parts: `object` of a list is always `list`. */
function findOnly({ const: only, enum: choices }: Schema): Value | undefined {
  const value: unknown = only ?? (choices?.length === 1 ? choices[0] : undefined);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function say(name: string, schema: Schema, status: number): Value | undefined {
  const [type, ...others] = listTypes(schema);
  if (KINDS.includes(name) && findOnly(schema) !== undefined) return findOnly(schema);
  const isNothing = ERRORS.includes(name) || (NOTHING.includes(name) && !isBound(schema, ['type']));
  if (isNothing && schema.const === undefined && [schema.type ?? []].flat().includes('null')) return null;
  if (others.length > 0) return undefined;
  if (type === 'boolean') return FLAGS.includes(name) && readShown(schema) !== false ? true : undefined;
  if (type === 'string') return sayText(name, schema);
  return type === 'integer' || type === 'number' ? sayNumber(name, schema, status) : undefined;
}

/**
 * Reads what stands beside an item or a list; `undefined` where a property is none of what answers say of themselves,
 * or must be there and nothing tells its value.
 * @param status - the answer's own
 */
export function findCompanions(
  beside: readonly (readonly [string, Located<Schema>])[],
  required: readonly string[],
  status: number,
): Companions | undefined {
  const companions: Record<string, Value> = {};
  const times: string[] = [];
  for (const [name, { value }] of beside) {
    const folded = foldName(name);
    const said = say(folded, value, status);
    if (said !== undefined) companions[name] = said;
    else if (TIMES.includes(folded) && value.format === 'date-time') times.push(name);
    else if (required.includes(name) || ![...LOOSE, ...ERRORS].includes(folded)) return undefined;
  }
  const [timeProperty] = times;
  if (times.length > 1) return undefined;
  return {
    ...(Object.keys(companions).length === 0 ? {} : { companions }),
    ...(timeProperty === undefined ? {} : { timeProperty }),
  };
}

/** Reads an answer that only says that all went well; what it may leave out and is anything else is left out. */
export function findSaid(
  properties: readonly (readonly [string, Located<Schema>])[],
  required: readonly string[],
  status: number,
): Companions | undefined {
  const said = properties.filter(
    ([name, schema]) => required.includes(name) || findCompanions([[name, schema]], [name], status) !== undefined,
  );
  const found = findCompanions(said, required, status);
  return found?.companions === undefined ? undefined : found;
}
