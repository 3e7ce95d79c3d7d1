import type { Failure } from './failures';
import { isJson, isObject, readObject } from './json';
import type { Properties } from './shown-answer';
import { listShown } from './shown-answer';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** The properties of what an operation's answer shows, and of what that answer wraps. */
function listProperties(document: OpenApiDocument, entry: OperationEntry): Properties[] {
  const whole = listShown(document, entry);
  const wrapped = [...whole.values()].map(({ value, pointer }) => mergeSchema(document, value, pointer).properties);
  return [whole, ...wrapped].filter(({ size }) => size > 0);
}

/** What a body of JSON sets; of one that is nothing but a wrapper, what is in it. */
function readSent({ sent }: Failure): Readonly<Record<string, unknown>> {
  if (sent === undefined || !isJson(sent)) return {};
  const body = readObject(sent.text);
  const [only, ...others] = Object.values(body);
  return others.length === 0 && isObject(only) ? only : body;
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
