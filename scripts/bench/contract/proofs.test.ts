import { describe, expect, it } from 'vitest';

import type { UniqueFailure } from './failures';
import { findProof } from './proofs';

import type { OpenApiDocument, Parameter } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf } from '@orchestrate/testkit/openapi-document';

const ID: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const SIZE: Parameter = { name: 'size', in: 'query', schema: { type: 'integer' } };
const WORD: Parameter = { name: 'word', in: 'query', schema: { type: 'string', description: 'Any.' } };
const MATCH: Parameter = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
const KEY: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } };
const NONE = { description: 'There is none.' };

function create(statuses: readonly number[], parameters: readonly Parameter[] = []): OpenApiDocument {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: 'It is so.' }]));
  const body = { requestBody: jsonOf({ type: 'object' }) };
  return createOpenApiDocument({
    '/notes': { post: answering(201, undefined, { ...body, responses: { 409: { description: 'Taken.' } } }) },
    '/notes/{id}': { get: answering(200, undefined, { parameters: [ID, ...parameters], responses }) },
    '/notes/{id}/photo': {
      put: answering(204),
      get: answering(200, undefined, { responses: { 404: NONE } }),
    },
    '/notes/{id}/text': { get: answering(200, undefined, { responses: { 404: NONE } }) },
  });
}

function fail(status: number, overrides: Partial<UniqueFailure> = {}): UniqueFailure {
  const usual = { operation: 'GET /notes/{id}', check: 'UndefinedStatusCode', message: '', example: '', times: 1 };
  return { ...usual, status, ...overrides };
}

const notAvailable = (path: string): Partial<UniqueFailure> => ({
  operation: 'POST /notes',
  check: 'EnsureResourceAvailability',
  message: `Gone.\n\nCreated with      : \`POST /notes\`\nNot available with: \`GET ${path}\``,
});

describe('findProof', () => {
  it.each<[string, OpenApiDocument, UniqueFailure]>([
    ['invalid-without-400', create([404], [SIZE]), fail(400)],
    ['invalid-without-400', create([]), fail(400, { operation: 'POST /notes' })],
    ['absent-without-404', create([400]), fail(404)],
    ['conflict-without-409', create([404]), fail(409)],
    ['condition-declared', create([412], [MATCH]), fail(412, { check: 'RejectedPositiveData' })],
    ['condition-declared', create([428], [MATCH]), fail(428, { check: 'MissingHeaderNotRejected' })],
    ['answer-kept', create([], [KEY]), fail(404, { check: 'EnsureResourceAvailability' })],
    ['part-made-later', create([]), fail(404, notAvailable('/notes/{id}/photo'))],
  ])('shows %s', (name, document, failure) => {
    expect(findProof(document, failure)).toBe(name);
  });

  it.each<[string, OpenApiDocument, UniqueFailure]>([
    ['422 would have said that a request is wrong', create([422], [SIZE]), fail(400)],
    ['any request is right', create([], [WORD]), fail(400)],
    ['404 is declared', create([404]), fail(404)],
    ['a path selects nothing', create([]), fail(404, { operation: 'POST /notes' })],
    ['400 would have said that a value is taken', create([400]), fail(409)],
    ['nothing asks for a tag', create([412]), fail(412, { check: 'RejectedPositiveData' })],
    ['the condition is not declared', create([], [MATCH]), fail(412, { check: 'RejectedPositiveData' })],
    ['no operation makes the part', create([]), fail(404, notAvailable('/notes/{id}/text'))],
    ['there is no such operation', create([]), fail(404, { operation: 'GET /other' })],
  ])('shows nothing where %s', (_case, document, failure) => {
    expect(findProof(document, failure)).toBeUndefined();
  });
});
