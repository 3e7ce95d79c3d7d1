import type { OpenApiDocument, PathItem, Schema } from '@orchestrate/kit/openapi/document';

import { answering, createOpenApiDocument, jsonOf, pathParameter, referTo } from './openapi-document';

/** Any text. */
export const text: Schema = { type: 'string' };
/** A text that is an id. */
export const uuid: Schema = { type: 'string', format: 'uuid' };
/** A pet, whose `name` alone is required of a request. */
export const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { ...uuid, readOnly: true }, name: text, ownerId: uuid, note: text },
};
/** Of an operation of one pet. */
export const byId = { parameters: [pathParameter('petId')] };
/** Of an operation that is given a pet. */
export const withPet = { requestBody: jsonOf(referTo('Pet')) };

/** Pets that can be listed and read, and another path beside them. */
export function createBesidePets(path: string, item: PathItem): OpenApiDocument {
  return createOpenApiDocument(
    {
      '/pets': { get: answering(200, { type: 'array', items: referTo('Pet') }) },
      '/pets/{petId}': { get: answering(200, referTo('Pet'), byId) },
      [path]: item,
    },
    { Pet },
  );
}
