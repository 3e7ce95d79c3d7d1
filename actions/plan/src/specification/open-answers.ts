import type { MediaType, OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Pair, Success } from './declared-answers';
import { declare, findMethod, findSuccess, listPairs } from './declared-answers';

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

/** Keywords that say nothing of the values. */
const WORDS = new Set(['title', 'description', 'deprecated', 'readOnly', 'xml']);
const JSON_TYPE = /^application\/json\b/i;
const CHANGES = ['put', 'patch', 'delete'];

/** Whether a schema takes any object: `{}`, `{ "type": "object" }`. */
function isOpen(schema: SchemaOrBoolean | undefined): boolean {
  if (typeof schema !== 'object') return schema === true;
  return Object.entries(schema).every(([keyword, value]: [string, unknown]) => {
    if (keyword === 'type') return value === 'object';
    if (keyword === 'additionalProperties') return value === true;
    return WORDS.has(keyword) || keyword.startsWith('x-');
  });
}

/** The only media type of an answer, where it is JSON. */
function findJson({ response }: Success): MediaType | undefined {
  const [[type, media] = [], ...others] = Object.entries(response.content ?? {});
  return type !== undefined && others.length === 0 && JSON_TYPE.test(type) ? media : undefined;
}

/** An example shows something, and may be of another form than an item. */
function isLeftOpen(success: Success): boolean {
  const media = findJson(success);
  return media !== undefined && isOpen(media.schema) && media.example === undefined && media.examples === undefined;
}

/** What GET shows of an item: an object that has a name. */
function findShown(document: OpenApiDocument, { onItem }: Pair): Schema | undefined {
  const read = findMethod(onItem, 'get');
  const success = read && findSuccess(document, read);
  const schema = success && findJson(success)?.schema;
  if (typeof schema !== 'object' || schema.$ref === undefined) return undefined;
  const name = schema.$ref.split('/').at(-1) ?? '';
  const named = document.components?.schemas?.[name];
  const isObject = typeof named === 'object' && named.properties !== undefined && listTypes(named).includes('object');
  return isObject ? { $ref: schema.$ref } : undefined;
}

/** What is written to a pair: new items, and changes and removals of one. */
function listWrites({ onCollection, onItem }: Pair): OperationEntry[] {
  const created = onCollection.filter(({ method }) => method === 'post');
  return [...created, ...onItem.filter(({ method }) => CHANGES.includes(method))];
}

/**
 * Gives answers to writes of which nothing is declared but that they are JSON, as code without types of answers
 * documents them, what GET shows of an item: any value would do, and no other tells the caller as much.
 */
export function declareOpenAnswers(document: OpenApiDocument): Settled {
  const open = listPairs(document).flatMap((pair) => {
    const shown = findShown(document, pair);
    if (shown === undefined) return [];
    return listWrites(pair).flatMap((entry) => {
      const success = findSuccess(document, entry);
      return success !== undefined && isLeftOpen(success) ? [{ success, shown, entry }] : [];
    });
  });
  if (open.length === 0) return { document, remarks: [] };
  // Operations may be shared.
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const remarks = open.map(({ success, shown, entry }) => {
    declare(copy, success, shown);
    const message = `nothing is declared of what it answers but that it is JSON: it shows the item, as GET does`;
    return { pointer: entry.pointer, message };
  });
  return { document: copy, remarks };
}
