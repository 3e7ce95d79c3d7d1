import { describe, expect, it } from 'vitest';

import { findProof } from './proofs';

import type { PathItem } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const NONE = { description: 'No.' };
const requestBody = jsonOf(referTo('Note'));
const PUT = answering(204, undefined, { requestBody, responses: { 400: NONE } });
const POST = answering(201, undefined, { requestBody });

function prove(
  sent: string,
  notes: PathItem = { post: POST, put: PUT },
  answer = 'There is no such note.',
): string | undefined {
  const Note = { type: 'object', properties: { id: { type: 'string' } } } as const;
  const document = createOpenApiDocument({ '/notes': notes }, { Note });
  const failure = { operation: 'PUT /notes', check: 'RejectedPositiveData', status: 400, message: '', example: '' };
  return findProof(document, { ...failure, answer, sent: { type: 'application/json', text: sent } });
}

describe('an id in a body that is nobody’s', () => {
  it('is proven to be refused where no 404 is declared', () => {
    expect(prove('{"id":"a"}')).toBe('absent-as-invalid');
  });

  it.each<[string, string, PathItem?, string?]>([
    ['there is none', '{"name":"a"}'],
    ['a body is none', 'null'],
    ['it is no JSON', '{"id"'],
    ['nothing makes items', '{"id":"a"}', { put: PUT }],
    ['404 is declared', '{"id":"a"}', { post: POST, put: { ...PUT, responses: { ...PUT.responses, 404: NONE } } }],
    ['something else is wrong', '{"id":"a"}', { post: POST, put: PUT }, 'name: too long'],
  ])('proves nothing where %s', (_case, sent, notes, answer) => {
    expect(prove(sent, notes, answer)).toBeUndefined();
  });
});
