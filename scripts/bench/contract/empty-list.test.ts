import { describe, expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';
import { fail } from './testing/failing';

import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';

const gone = { 404: { description: 'No.' } };

/** Users with tasks, of whom nothing says that there is none, and with notes, of which something does. */
const DOCUMENT = createOpenApiDocument({
  '/users/{id}': { get: answering(200), delete: answering(204) },
  '/users/{id}/tasks': { get: answering(200) },
  '/users/{id}/notes': { get: answering(200, undefined, { responses: gone }) },
  '/users/{id}/files': { get: answering(200, undefined, { responses: { default: { description: 'No.' } } }) },
});

function read(path: string, answer: unknown, other: Partial<Failure> = {}): Failure {
  return fail(200, {
    operation: 'DELETE /users/{id}',
    check: 'UseAfterFree',
    message: 'It is there.\n\nThe resource was deleted with `DELETE /users/1`',
    address: `http://localhost${path}`,
    answer: typeof answer === 'string' ? answer : JSON.stringify(answer),
    ...other,
  });
}

describe('what belonged to a deleted item', () => {
  it.each<[string, Failure]>([
    ['a list', read('/users/1/tasks', [])],
    ['an envelope', read('/v1/users/1/tasks?page=2', { items: [], total: 0 })],
  ])('may be %s of nothing', (_what, failure) => {
    expect(findProof(DOCUMENT, failure)).toBe('empty-without-404');
  });

  it.each<[string, Failure]>([
    ['something is in the list', read('/users/1/tasks', [{ id: 1 }])],
    ['something is in one of two lists', read('/users/1/tasks', { items: [], related: [1] })],
    ['an object is there', read('/users/1/tasks', { id: 1 })],
    ['nothing can be read', read('/users/1/tasks', '')],
    ['404 is declared', read('/users/1/notes', [])],
    ['what is left is declared', read('/users/1/files', [])],
    ['the item itself is there', read('/users/1', { tasks: [] })],
    ['it is of another item', read('/users/12/tasks', [])],
    ['it is deeper', read('/users/1/tasks/2', [])],
    ['another check failed', read('/users/1/tasks', [], { check: 'JsonSchemaError' })],
    ['something was made', read('/users/1/tasks', [], { status: 201 })],
  ])('is not excused where %s', (_case, failure) => {
    expect(findProof(DOCUMENT, failure)).toBeUndefined();
  });
});
