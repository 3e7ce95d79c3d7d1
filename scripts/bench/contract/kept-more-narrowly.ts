import type { Failure } from './failures';

import type { OpenApiDocument, Response, Schema } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followReference } from '@orchestrate/kit/openapi/references';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { followSchema, mergeSchema } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** The schema of what the first success shows as JSON. */
function findShown(document: OpenApiDocument, { operation, pointer }: OperationEntry): Located<Schema> | undefined {
  const [, declared] = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2')) ?? [];
  if (declared === undefined) return undefined;
  const schema = followReference<Response>(document, declared, pointer).value.content?.['application/json']?.schema;
  const found = followSchema(document, schema, '#');
  return found.pointer === '#' ? undefined : found;
}

type Properties = ReadonlyMap<string, MergedProperty>;

/** The properties of what an operation's answer shows, and of what that answer wraps. */
function listProperties(document: OpenApiDocument, entry: OperationEntry): Properties[] {
  const shown = findShown(document, entry);
  if (shown === undefined) return [];
  const whole = mergeSchema(document, shown.value, shown.pointer).properties;
  const wrapped = [...whole.values()].map(({ value, pointer }) => mergeSchema(document, value, pointer).properties);
  return [whole, ...wrapped.filter(({ size }) => size > 0)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a body of JSON sets; of one that is nothing but a wrapper, what is in it. */
function readSent({ sent }: Failure): Record<string, unknown> {
  if (sent === undefined || !JSON_TYPE.test(sent.type)) return {};
  try {
    const body: unknown = JSON.parse(sent.text);
    const [only, ...others] = isRecord(body) ? Object.values(body) : [];
    if (others.length === 0 && isRecord(only)) return only;
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

/** The operations that show what this one sets: itself, else those that give the item at its path or below. */
function listShowing(document: OpenApiDocument, entry: OperationEntry): OperationEntry[] {
  const path = entry.path.replace(/\/$/, '');
  const isItem = (one: OperationEntry): boolean =>
    one.method === 'get' && one.path.startsWith(path) && /^(?:\/\{[^/]+\})?\/?$/.test(one.path.slice(path.length));
  return [entry, ...listOperations(document).filter(isItem)];
}

/** Says whether the item that answers show may not hold a property as it is sent. */
function createJudge(document: OpenApiDocument, entry: OperationEntry) {
  const shown = listShowing(document, entry).flatMap((one) => listProperties(document, one));
  const validator = createSchemaValidator(document);
  const find = (name: string): MergedProperty | undefined =>
    shown.find((properties) => properties.has(name))?.get(name);
  return {
    refuses: (name: string, value: unknown): boolean => {
      const property = find(name);
      return property !== undefined && value !== null && validator.validate(property.pointer, value).length > 0;
    },
    refusesText: (name: string, text: string): boolean => {
      const property = find(name);
      return property !== undefined && validator.validateText(property.pointer, text).length > 0;
    },
  };
}

/** Whether a request sets a property, by its name in the body or the query, to what the item may not hold. */
export function isKeptMoreNarrowly(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const { refuses, refusesText } = createJudge(document, entry);
  if (Object.entries(readSent(failure)).some(([name, value]) => refuses(name, value))) return true;
  const { address = '' } = failure;
  if (entry.method === 'get' || !URL.canParse(address)) return false;
  const known = new Set(listParameters(document, entry).map(({ value }) => (value.in === 'query' ? value.name : '')));
  return [...new URL(address).searchParams].some(([name, text]) => known.has(name) && refusesText(name, text));
}
