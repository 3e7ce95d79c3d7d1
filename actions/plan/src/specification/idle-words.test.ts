import type { OpenApiDocument, Response, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { dropIdleWords } from './idle-words';

const paper: Schema = { type: 'object', properties: { title: { type: 'string' } } };
const schemas: Record<string, Schema> = {
  Paper: paper,
  Book: { allOf: [{ $ref: '#/components/schemas/Paper' }], required: ['title'] },
  Entry: { allOf: [{ $ref: '#/components/schemas/Paper' }], oneOf: [{ $ref: '#/components/schemas/Book' }, paper] },
  Name: { type: 'string' },
  Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] },
};

function drop(Thing: Schema): { thing: unknown; messages: string[] } {
  const { document, remarks } = dropIdleWords(createOpenApiDocument({}, { ...schemas, Thing }));
  return { thing: document.components?.schemas?.Thing, messages: remarks.map(({ message }) => message) };
}

function declareRemoval(status: string, shared: Response): OpenApiDocument {
  const document = createOpenApiDocument(
    { '/papers/{id}': { delete: { responses: { [status]: { $ref: '#/components/responses/Gone' } } } } },
    schemas,
  );
  return { ...document, components: { ...document.components, responses: { Gone: shared } } } as OpenApiDocument;
}

describe('dropIdleWords', () => {
  it('leaves out the limits of a list beside a reference to one of several objects', () => {
    const items = { $ref: '#/components/schemas/Entry', description: 'lines', minItems: 1 };
    expect(drop({ type: 'array', items, minItems: 1 })).toEqual({
      thing: { type: 'array', items: { $ref: items.$ref, description: 'lines' }, minItems: 1 },
      messages: ['`minItems` limits no value of this schema: it is left out'],
    });
  });

  it.each<[Schema, Schema]>([
    [
      { $ref: '#/components/schemas/Name', minimum: 1, minLength: 1 },
      { $ref: '#/components/schemas/Name', minLength: 1 },
    ],
    [
      { oneOf: [paper, { $ref: '#/components/schemas/Book' }], pattern: '.' },
      { oneOf: [paper, { $ref: '#/components/schemas/Book' }] },
    ],
  ])('reads %j as %j', (given, expected) => {
    expect(drop(given).thing).toEqual(expected);
  });

  it.each<Schema>([
    { type: 'object', minItems: 1 },
    { minItems: 1 },
    { $ref: '#/components/schemas/Loop', minItems: 1 },
    { anyOf: [{ type: 'integer' }, { type: 'string' }], minimum: 1, maxLength: 5 },
    { anyOf: [{}, { type: 'string' }], minimum: 1 },
    { allOf: [paper], minProperties: 1 },
  ])('lets %j be', (schema) => {
    expect(drop(schema)).toEqual({ thing: schema, messages: [] });
  });

  it('leaves out the body of an answer that has none', () => {
    const content = { 'application/json': { schema: { type: 'object' } } } as const;
    const { document, remarks } = dropIdleWords(declareRemoval('204', { description: 'gone', content }));
    expect(document).toEqual(declareRemoval('204', { description: 'gone' }));
    expect(remarks).toEqual([
      {
        pointer: '#/components/responses/Gone',
        message: 'an answer of 204 has no body: the one that is declared is left out',
      },
    ]);
    const shown = declareRemoval('200', { description: 'gone', content });
    expect(dropIdleWords(shown)).toEqual({ document: shown, remarks: [] });
  });
});
