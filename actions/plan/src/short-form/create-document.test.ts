import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ShortForm } from '@orchestrate/contracts/short-form';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../inference/infer-plan';

import { createDocument } from './create-document';
import { parseShortForm } from './parse-short-form';

function create(text: string): OpenApiDocument {
  const parsed = parseShortForm(text) as { form: ShortForm; problems?: unknown };
  expect(parsed.problems).toBeUndefined();
  return createDocument(parsed.form) as OpenApiDocument;
}

function findSchema(document: OpenApiDocument, name: string): unknown {
  return document.components?.schemas?.[name];
}

describe('createDocument', () => {
  it.each([
    ['string', { type: 'string', maxLength: 255 }],
    ['text', { type: 'string', maxLength: 20_000 }],
    ['integer', { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 }],
    ['number', { type: 'number' }],
    ['boolean', { type: 'boolean' }],
    ['date', { type: 'string', format: 'date' }],
    ['datetime', { type: 'string', format: 'date-time' }],
    ['email', { type: 'string', format: 'email', maxLength: 254 }],
    ['url', { type: 'string', format: 'uri', maxLength: 2_000 }],
    ['uuid', { type: 'string', format: 'uuid' }],
    ['{ type: integer, min: 1, max: 5 }', { type: 'integer', minimum: 1, maximum: 5 }],
    ['{ type: string, min: 1, max: 5, pattern: "^a" }', { type: 'string', minLength: 1, maxLength: 5, pattern: '^a' }],
    ['{ type: string, enum: [a, b], default: a }', { type: 'string', enum: ['a', 'b'], default: 'a' }],
  ])('writes the field %s', (field, schema) => {
    const document = create(`service: S\nentities: { Thing: { fields: { value: ${field} } } }`);
    expect(findSchema(document, 'ThingInput')).toMatchObject({ properties: { value: schema } });
  });

  it('requires what has no default and is not optional', () => {
    const fields = '{ a: string, b: { type: string, required: false }, c: { type: string, default: x } }';
    const document = create(`service: S\nentities: { T: { fields: ${fields}, relations: { up: T, side: T? } } }`);
    expect(findSchema(document, 'TInput')).toMatchObject({ required: ['a', 'upId'] });
    expect(findSchema(document, 'TPatch')).toMatchObject({ minProperties: 1 });
    expect(findSchema(document, 'TPatch')).not.toHaveProperty('required');
    expect(JSON.stringify(findSchema(document, 'TPatch'))).not.toContain('default');
  });

  it('has only the operations that are asked for, and what they need', () => {
    const document = create('service: S\nentities: { Thing: { fields: { a: string }, operations: [read, list] } }');
    expect(listOperations(document).map(({ operation }) => operation.operationId)).toEqual(['listThings', 'getThing']);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(['ThingInput', 'Thing', 'ThingPage', 'Problem']);
    expect(JSON.stringify(findSchema(document, 'Thing'))).not.toContain('updatedAt');
  });

  it.each([
    ['none', {}, undefined],
    ['api-key', { apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } }, [{ apiKey: [] }]],
    ['bearer', { bearer: { type: 'http', scheme: 'bearer' } }, [{ bearer: [] }]],
  ])('asks writers for %s, and readers for nothing', (security, schemes, required) => {
    const document = create(`service: S\nsecurity: ${security}\nentities: { Thing: { fields: { a: string } } }`);
    const asked = new Map(listOperations(document).map(({ operation }) => [operation.operationId, operation.security]));
    expect(document.components?.securitySchemes ?? {}).toEqual(schemes);
    for (const id of ['listThings', 'getThing']) expect(asked.get(id)).toBeUndefined();
    for (const id of ['createThing', 'deleteThing']) expect(asked.get(id)).toEqual(required);
  });

  it('writes a document of which everything can be inferred', async () => {
    const file = path.resolve(import.meta.dirname, '../../../../specs/shop.service.yaml');
    const { operations, resources, warnings } = inferPlan(create(await readFile(file, 'utf8')));
    expect(operations.filter(({ kind }) => kind === 'custom')).toEqual([]);
    expect(warnings).toEqual([]);
    expect(resources).toMatchObject([
      { name: 'Category', unique: [['name']], relations: [] },
      {
        name: 'Product',
        unique: [['sku']],
        relations: [{ property: 'categoryId', resource: 'Category', required: true }],
      },
      { name: 'Review', unique: [], relations: [{ property: 'productId', resource: 'Product', required: true }] },
    ]);
    const find = (id: string) => operations.find((operation) => operation.id === id);
    expect(find('listProducts')?.filters).toEqual([
      { parameter: 'name', property: 'name', operator: 'contains' },
      { parameter: 'state', property: 'state', operator: 'eq' },
      { parameter: 'categoryId', property: 'categoryId', operator: 'eq' },
    ]);
    expect(find('deleteCategory')?.conflicts).toEqual([{ status: 409, cause: 'referenced', properties: [] }]);
    expect(find('deleteReview')?.conflicts).toEqual([]);
  });
});
