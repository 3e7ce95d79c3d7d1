import type { MediaType, OpenApiDocument, RequestBody, Schema } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { extendPointer, findByPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import type { Pair } from './declared-answers';
import { findMethod, listPairs } from './declared-answers';
import { findSent } from './undeclared-answers';

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

/** Words that say nothing of a value. */
const SILENT = new Set(['type', 'properties', 'title', 'description']);

/** An object whose properties are listed, and are none, as NestJS documents `PartialType` where its plugin is off. */
function isEmpty(document: OpenApiDocument, { schema }: MediaType): boolean {
  const { value } = followSchema(document, schema, '#');
  const { type, properties } = value;
  const isListed = type === 'object' && properties !== undefined && Object.keys(properties).length === 0;
  return isListed && Object.keys(value).every((word) => SILENT.has(word));
}

interface EmptyUpdate {
  readonly entry: OperationEntry;
  readonly body: RequestBody;
  readonly taken: Schema;
}

function findEmpty(document: OpenApiDocument, { onCollection, onItem }: Pair): EmptyUpdate[] {
  const create = findMethod(onCollection, 'post');
  const sent = create && findSent(document, create);
  if (sent?.properties === undefined || Object.keys(sent.properties).length === 0) return [];
  const taken: Schema = { type: 'object', properties: sent.properties };
  return onItem.flatMap((entry) => {
    const { requestBody } = entry.operation;
    if (requestBody === undefined || (entry.method !== 'patch' && entry.method !== 'put')) return [];
    const body = followReference<RequestBody>(document, requestBody, extendPointer(entry.pointer, 'requestBody')).value;
    const given = Object.entries(body.content);
    const isAll = given.every(([type, media]) => findNotation(type) === 'json' && isEmpty(document, media));
    return given.length > 0 && isAll ? [{ entry, body, taken }] : [];
  });
}

/** Gives updates that list no property those that the POST of their collection takes; none of them must be sent. */
export function declareUpdates(document: OpenApiDocument): Settled {
  const updates = listPairs(document).flatMap((pair) => findEmpty(document, pair));
  if (updates.length === 0) return { document, remarks: [] };
  // Operations may be shared.
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const remarks = updates.map(({ entry: { pointer, method, path }, body, taken }) => {
    const operation = findByPointer(copy, pointer);
    const content: Readonly<Record<string, MediaType>> = Object.fromEntries(
      Object.entries(body.content).map(([type, media]) => [type, { ...media, schema: taken }]),
    );
    if (typeof operation === 'object' && operation !== null)
      Reflect.set(operation, 'requestBody', { ...body, content });
    const subject = `${method.toUpperCase()} ${path}`;
    return {
      pointer,
      message: `the body of ${subject} lists no property: it takes those that POST takes, each if sent`,
    };
  });
  return { document: copy, remarks };
}
