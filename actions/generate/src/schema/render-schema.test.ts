import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { renderSchema } from './render-schema';
import { finish } from './scope';
import { createScope } from './testing/run-code';

describe('a rendered schema', () => {
  it.each<[string, Schema, string]>([
    ['values', { type: 'string', enum: ['GET', 'POST'], format: 'http-method' }, '"http-method"'],
    ['values with bounds', { type: 'integer', enum: [1, 2], minimum: 1, maximum: 2 }, 'minimum: 1, maximum: 2'],
    ['an object', { type: 'object', format: 'uri-map' }, 'format: "uri-map"'],
    ['a list', { type: 'array', items: {}, format: 'list' }, 'format: "list"'],
    [
      'places that end the list',
      { type: 'array', prefixItems: [{}], items: false, minItems: 1 },
      '{ minItems: 1, ...({ items: false } as object) }',
    ],
    ['a date with a pattern', { type: 'string', format: 'date', pattern: '^2' }, 'format: "date"'],
    ['a flag', { type: 'boolean', format: 'switch' }, 'format: "switch"'],
  ])('documents what the expression alone would not say of %s', (_case, schema, documented) => {
    expect(finish(renderSchema(schema, createScope(createOpenApiDocument({}, {}))))).toContain(documented);
  });
});
