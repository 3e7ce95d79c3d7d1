import { expect, it } from 'vitest';

import { findProof } from './proofs';

import type { Parameter } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';

const SHELF: Parameter = { name: 'shelf', in: 'path', required: true, style: 'label', schema: { type: 'integer' } };
const RACK: Parameter = { name: 'rack', in: 'path', required: true, style: 'matrix', schema: { type: 'integer' } };
const BOX: Parameter = { name: 'box', in: 'path', required: true, schema: { type: 'integer' } };
const path = '/shelves/{shelf}/racks/{rack}/boxes/{box}';
const document = createOpenApiDocument({ [path]: { get: answering(200, {}, { parameters: [SHELF, RACK, BOX] }) } });

it.each([
  ['a label has no dot', 'http://localhost/api/shelves/1/racks/;rack=2/boxes/3', 'style-left-out'],
  ['a matrix has no name', 'http://localhost/shelves/.1/racks/2/boxes/3', 'style-left-out'],
  ['all is written as declared', 'http://localhost/shelves/.1/racks/;rack=2/boxes/3', undefined],
  ['it is encoded', 'http://localhost/shelves/%2E1/racks/%3Brack%3D2/boxes/3', undefined],
])('tells what is no valid path, where %s', (_case, address, proof) => {
  const failure = { check: 'RejectedPositiveData', status: 400, message: '', example: '', address };
  expect(findProof(document, { ...failure, operation: `GET ${path}` })).toBe(proof);
});
