import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { OperationView } from './operation-view';
import { findSchema, viewSchema } from './operation-view';

/** An array, and the property of the body that holds it; without one the body is it. */
export interface HeldArray {
  readonly items: Located<Schema>;
  readonly property?: string;
}

/** What an array holds. */
export function findItems(document: OpenApiDocument, { value, pointer }: Located<Schema>): Located<Schema> | undefined {
  if (!listTypes(value).includes('array') || value.items === undefined) return undefined;
  return findSchema(document, value.items, extendPointer(pointer, 'items'));
}

/** The array that a request's body is, or that its only property is. */
export function findArray(document: OpenApiDocument, { request }: OperationView): HeldArray | undefined {
  if (request?.schema === undefined || !request.isJson) return undefined;
  const items = findItems(document, request.schema);
  if (items !== undefined) return { items };
  const [only, ...others] = [...viewSchema(document, request.schema).properties];
  const held = only === undefined || others.length > 0 ? undefined : findItems(document, only[1]);
  return held === undefined || only === undefined ? undefined : { items: held, property: only[0] };
}
