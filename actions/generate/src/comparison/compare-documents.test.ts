import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { compareDocuments } from './compare-documents';

type Draft = Record<string, unknown>;

/** A document with one operation that has something of everything. */
function createDocument(): Draft {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    security: [{ key: [] }],
    paths: {
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        put: {
          operationId: 'replacePet',
          parameters: [
            { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
            { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          responses: {
            '200': {
              description: 'ok',
              headers: { 'X-Rate': { required: true, schema: { type: 'integer' } } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            },
            default: { description: 'error', content: { 'application/json': { schema: { type: 'string' } } } },
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: {
        Pet: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 10, pattern: '^a' },
            age: { type: 'integer', minimum: 0, maximum: 30, multipleOf: 2, default: 2 },
            kind: { type: 'string', enum: ['cat', 'dog'] },
            tags: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
            extra: { type: 'object', additionalProperties: { type: 'number' }, minProperties: 1 },
            born: { type: 'string', format: 'date', readOnly: true },
            owner: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
            mother: { $ref: '#/components/schemas/Pet' },
          },
        },
      },
    },
  };
}

/** Sets the value under a path of keys; `undefined` removes it. */
function change(document: Draft, keys: readonly string[], value: unknown): Draft {
  const [key, ...rest] = keys;
  if (key === undefined) return value as Draft;
  const { [key]: present, ...others } = document;
  if (rest.length === 0 && value === undefined) return others;
  const list = Array.isArray(document) ? [...(document as unknown[])] : undefined;
  const changed = change((present ?? {}) as Draft, rest, value);
  if (list === undefined) return { ...document, [key]: changed };
  list[Number(key)] = changed;
  return list as unknown as Draft;
}

function compare(given: Draft, emitted: Draft): string[] {
  return compareDocuments(given as unknown as OpenApiDocument, emitted as unknown as OpenApiDocument).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

const OPERATION = ['paths', '/pets/{id}', 'put'];
const PET = ['components', 'schemas', 'Pet'];
const property = (name: string, ...keys: string[]): string[] => [...PET, 'properties', name, ...keys];

const PLANTED: readonly (readonly [string, readonly string[], unknown, RegExp])[] = [
  ['a missing operation', OPERATION, undefined, /put: the operation is missing/],
  ['another operation', ['paths', '/pets/{id}', 'get'], { responses: {} }, /get: the operation is only in the emitted/],
  ['an operationId', [...OPERATION, 'operationId'], 'other', /operationId is replacePet .* other/],
  ['deprecation', [...OPERATION, 'deprecated'], true, /deprecated is false .* true/],
  [
    'a missing parameter',
    [...OPERATION, 'parameters', '0'],
    { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
    /parameter query tags is missing/,
  ],
  [
    "a parameter's requirement",
    [...OPERATION, 'parameters', '0', 'required'],
    true,
    /query tags: required is false .* true/,
  ],
  [
    "a parameter's schema",
    ['paths', '/pets/{id}', 'parameters', '0', 'schema', 'format'],
    'date',
    /path id\/schema: format/,
  ],
  [
    "a parameter's style",
    [...OPERATION, 'parameters', '0', 'explode'],
    false,
    /query tags: the style is form, exploded/,
  ],
  ['a missing body', [...OPERATION, 'requestBody'], undefined, /the request body is there .* absent/],
  ["a body's requirement", [...OPERATION, 'requestBody', 'required'], false, /requestBody: required is true/],
  [
    'a media type',
    [...OPERATION, 'requestBody', 'content'],
    { 'text/plain': {} },
    /media type application\/json is missing/,
  ],
  ['a missing response', [...OPERATION, 'responses', 'default'], undefined, /response DEFAULT is missing/],
  ['another response', [...OPERATION, 'responses', '404'], { description: '' }, /response 404 is only in the emitted/],
  ["a response's header", [...OPERATION, 'responses', '200', 'headers'], undefined, /header x-rate is missing/],
  [
    "a header's requirement",
    [...OPERATION, 'responses', '200', 'headers', 'X-Rate', 'required'],
    false,
    /x-rate: required is true/,
  ],
  ['the security', [...OPERATION, 'security'], [], /the security is key .* nothing/],
  ['a scope', ['security', '0', 'key'], ['write'], /the security is key .* key write/],
  ['a security scheme', ['components', 'securitySchemes', 'key', 'in'], 'query', /the scheme is .*header.*query/],
  ['a type', property('name', 'type'), 'number', /name: the type is string .* number/],
  ['null', property('name', 'type'), ['string', 'null'], /whether null is allowed is false .* true/],
  ['a required property', [...PET, 'required'], ['name', 'age'], /required is name .* age, name/],
  ['a missing property', property('kind'), undefined, /property kind is missing/],
  ['another property', property('size'), { type: 'string' }, /property size is only in the emitted/],
  ['an enum', property('kind', 'enum'), ['cat'], /enum is "cat", "dog" .* "cat"/],
  ['minLength', property('name', 'minLength'), 2, /minLength is 1 .* 2/],
  ['maxLength', property('name', 'maxLength'), undefined, /maxLength is 10 .* absent/],
  ['a pattern', property('name', 'pattern'), '^b', /pattern is "\^a"/],
  ['minimum', property('age', 'minimum'), 1, /minimum is 0 .* 1/],
  ['maximum', property('age', 'maximum'), undefined, /maximum is 30 .* absent/],
  ['an exclusive bound', property('age', 'exclusiveMaximum'), 31, /exclusiveMaximum is absent .* 31/],
  ['multipleOf', property('age', 'multipleOf'), 3, /multipleOf is 2 .* 3/],
  ['a default', property('age', 'default'), 4, /default is 2 .* 4/],
  ['a format', property('born', 'format'), 'date-time', /format is "date" .* "date-time"/],
  ['readOnly', property('born', 'readOnly'), undefined, /readOnly is true .* absent/],
  ['items', property('tags', 'items', 'type'), 'integer', /tags\/items: the type/],
  ['minItems', property('tags', 'minItems'), 2, /minItems is 1 .* 2/],
  ['uniqueItems', property('tags', 'uniqueItems'), false, /uniqueItems is true .* absent/],
  ['additionalProperties', property('extra', 'additionalProperties'), false, /additionalProperties: the type/],
  ['minProperties', property('extra', 'minProperties'), undefined, /minProperties is 1 .* absent/],
  ['a choice', property('owner', 'anyOf', '1', 'type'), 'boolean', /the type is integer, string .* boolean, string/],
  [
    'the kind of choice',
    property('owner'),
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    /the choice is anyOf .* oneOf/,
  ],
  ['a keyword nobody knows', property('owner', 'not'), { type: 'string' }, /not is absent/],
];

describe('compareDocuments', () => {
  it('finds nothing between a document and itself', () => {
    expect(compare(createDocument(), createDocument())).toEqual([]);
  });

  it.each(PLANTED)('finds %s', (_what, keys, value, message) => {
    const given = createDocument();
    const found = compare(given, change(given, keys, value));
    expect(found.join('\n')).toMatch(message);
  });
});
