import { describe, expect, it } from 'vitest';

import type { OpenApiDocument, Parameter } from './document';
import { listOperations, listParameters, listSecurity } from './operations';

const id: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/b/{id}': {
      delete: { operationId: 'second', security: [], parameters: [{ ...id, description: 'own' }] },
      get: { operationId: 'first' },
      parameters: [id, { name: 'id', in: 'query' }],
    },
    '/a': { $ref: '#/components/pathItems/Shared' },
  },
  components: { pathItems: { Shared: { post: { operationId: 'third' } } } } as OpenApiDocument['components'] & object,
};

describe('listOperations', () => {
  it('keeps the order of paths, and follows path items', () => {
    const found = listOperations(document).map(({ method, path, pointer }) => `${method} ${path} ${pointer}`);
    expect(found).toEqual([
      'get /b/{id} #/paths/~1b~1{id}/get',
      'delete /b/{id} #/paths/~1b~1{id}/delete',
      'post /a #/components/pathItems/Shared/post',
    ]);
  });
});

describe('listParameters', () => {
  it('merges those of the path, and lets the operation override them', () => {
    const lists = listOperations(document).map((entry) =>
      listParameters(document, entry).map(({ value, pointer }) => [value.in, value.description, pointer]),
    );
    expect(lists).toEqual([
      [
        ['path', undefined, '#/paths/~1b~1{id}/parameters/0'],
        ['query', undefined, '#/paths/~1b~1{id}/parameters/1'],
      ],
      [
        ['query', undefined, '#/paths/~1b~1{id}/parameters/1'],
        ['path', 'own', '#/paths/~1b~1{id}/delete/parameters/0'],
      ],
      [],
    ]);
  });
});

describe('listSecurity', () => {
  it.each([
    { operation: {}, expected: [{ key: [] }] },
    { operation: { security: [] }, expected: [] },
    { operation: { security: [{}] }, expected: [] },
    { operation: { security: [{}, { other: [] }] }, expected: [{}, { other: [] }] },
    { operation: { security: [{ other: [] }] }, expected: [{ other: [] }] },
  ])('$operation', ({ operation, expected }) => {
    expect(listSecurity(document, operation)).toEqual(expected);
  });
});
