import { describe, expect, it } from 'vitest';

import { isAccepted } from './contradictions';
import type { Contradiction } from './contradictions';
import { findProof } from './proofs';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';

const failure = {
  operation: 'GET /pets',
  check: 'UndefinedStatusCode',
  status: 401,
  message: '',
  example: '',
  times: 1,
};
const listed: Contradiction[] = [
  {
    specification: 'pets.yaml',
    check: 'UndefinedStatusCode',
    status: 401,
    proof: 'secured-without-401',
    reason: 'it says so',
    operations: ['GET /pets'],
  },
];

function createPets(statuses: readonly string[], security: { key: string[] }[] = [{ key: [] }]): OpenApiDocument {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]));
  return createOpenApiDocument({ '/pets': { get: { responses } } }, {}, { security });
}

describe('a contradiction', () => {
  it('is a 401 that an operation with credentials does not declare', () => {
    expect(findProof(createPets(['200', '404']), failure)).toBe('secured-without-401');
    expect(isAccepted('pets.yaml', createPets(['200']), failure, listed)).toBe(true);
  });

  it.each([
    ['401 is declared', createPets(['200', '401'])],
    ['a default is declared', createPets(['200', 'default'])],
    ['nobody needs credentials', createPets(['200'], [])],
  ])('is none where %s, listed or not', (_case, document) => {
    expect(findProof(document, failure)).toBeUndefined();
    expect(isAccepted('pets.yaml', document, failure, listed)).toBe(false);
  });

  it('is not accepted where it is not listed', () => {
    expect(isAccepted('other.yaml', createPets(['200']), failure, listed)).toBe(false);
    expect(isAccepted('pets.yaml', createPets(['200']), { ...failure, status: 501 }, listed)).toBe(false);
  });
});
