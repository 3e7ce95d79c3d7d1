import { expect, it } from 'vitest';

import { findProof } from './proofs';

import { answering, createOpenApiDocument, pathParameter } from '@orchestrate/testkit/openapi-document';

const parameters = [
  pathParameter('shelfId', { type: 'integer', minimum: 1 }),
  pathParameter('box', { type: 'string' }),
];
const path = '/shelves/{shelfId}/boxes/{box}';
const document = createOpenApiDocument({ [path]: { get: answering(200, {}, { parameters }) } });

it.each([
  ['no number', 'http://localhost/api/shelves/None/boxes/a', 'wrong-in-path'],
  ['too small a number', 'http://localhost/shelves/0/boxes/a', 'wrong-in-path'],
  ['what is right', 'http://localhost/shelves/1/boxes/None', undefined],
  ['what is right and encoded', 'http://localhost/shelves/%31/boxes/a', undefined],
])('tells that the schema of a path refuses what was meant to be right: %s', (_case, address, proof) => {
  const failure = { check: 'RejectedPositiveData', status: 400, message: '', example: '', address };
  expect(findProof(document, { ...failure, operation: `GET ${path}` })).toBe(proof);
  expect(findProof(document, { ...failure, operation: `GET ${path}`, status: 500 })).toBeUndefined();
});
