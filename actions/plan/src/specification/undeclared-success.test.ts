import type { OpenApiDocument, Operation, PathItem } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { declareSuccesses } from './undeclared-success';

function declare(...statuses: string[]): OpenApiDocument {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: 'said' }]));
  const operation: Operation = { responses };
  return createOpenApiDocument({ '/pets': { get: operation, post: operation } }, {});
}

function readPets({ paths }: OpenApiDocument): PathItem {
  return paths?.['/pets'] as PathItem;
}

describe('declareSuccesses', () => {
  it('gives a write that declares errors alone an answer, and tells it', () => {
    const given = declare('400', '405');
    const { document, remarks } = declareSuccesses(given);
    expect(Object.keys(readPets(document).post?.responses ?? {})).toEqual(['204', '400', '405']);
    expect(readPets(document).get).toEqual(readPets(given).get);
    expect(given).toEqual(declare('400', '405'));
    expect(remarks).toEqual([
      {
        pointer: '#/paths/~1pets/post/responses',
        message: 'errors are declared and no success: it is answered with 204, without a body',
      },
    ]);
  });

  it.each([['200', '400'], ['default', '400'], ['302', '404'], ['2XX'], []])('leaves %j alone', (...statuses) => {
    const given = declare(...statuses);
    expect(declareSuccesses(given)).toEqual({ document: given, remarks: [] });
  });
});
