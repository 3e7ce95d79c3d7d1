import { describe, expect, it } from 'vitest';

import { findProof } from './proofs';
import { fail } from './testing/failing';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf } from '@orchestrate/testkit/openapi-document';

const SCHEMA: Schema = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', maxLength: 3 },
    ownerId: { type: ['string', 'null'], format: 'uuid' },
    dueOn: { type: ['string', 'null'], format: 'date' },
    color: { type: ['string', 'null'], format: 'color' },
  },
};

const TASKS = createOpenApiDocument({
  '/tasks': {
    post: answering(201, undefined, { requestBody: jsonOf(SCHEMA), responses: { 422: { description: 'No.' } } }),
  },
});

function prove(text: string, status = 422, type = 'application/json', check = 'RejectedPositiveData') {
  return findProof(TASKS, fail(status, { operation: 'POST /tasks', check, sent: { type, text } }));
}

describe('a text without its format', () => {
  it.each([
    ['an id', '{"title":"a","ownerId":""}'],
    ['a date', '{"title":"a","ownerId":null,"dueOn":"2026-02-30"}'],
    ['both', '{"title":"a","ownerId":"a","dueOn":"b"}'],
  ])('proves the refusal of %s', (_what, text) => {
    expect(prove(text)).toBe('not-its-format');
  });

  it.each([
    ['the body is right', '{"title":"a","ownerId":"8f10ecf8-ed5b-4a0b-84c6-a8c714c1739e","dueOn":null}'],
    ['the format is none that is held', '{"title":"a","color":""}'],
    ['something else is wrong too', '{"title":"long","ownerId":""}'],
    ['it is no JSON', '{"ownerId":'],
    ['it is not said to be JSON', '{"title":"a","ownerId":""}', 422, 'text/plain'],
    ['the refusal is not declared', '{"title":"a","ownerId":""}', 400],
    ['it was taken', '{"title":"a","ownerId":""}', 201, 'application/json', 'AcceptedNegativeData'],
  ])('proves nothing where %s', (_case, text, status?: number, type?: string, check?: string) => {
    expect(prove(text, status, type, check)).toBeUndefined();
  });
});
