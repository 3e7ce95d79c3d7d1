import { describe, expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';
import { fail } from './testing/failing';

import type { Operation } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf } from '@orchestrate/testkit/openapi-document';

const change: Partial<Operation> = { requestBody: jsonOf({ type: 'object' }) };

/** Users who are selected by a name, which a change may carry. */
const USERS = createOpenApiDocument({
  '/users/{name}': {
    put: answering(200, undefined, change),
    patch: answering(200, undefined, { ...change, responses: { 409: { description: 'Taken.' } } }),
    post: answering(200, undefined, change),
  },
});

/** What came of a body that was sent to the user of an address. */
function rename(at: string, text: string, more: Partial<Failure> = {}): Failure {
  const answer = '{"detail":"Another User has the same name."}';
  const sent = { type: 'application/json', text };
  return fail(409, {
    operation: 'PUT /users/{name}',
    address: `http://localhost/v1/users/${at}`,
    sent,
    answer,
    ...more,
  });
}

describe('findProof', () => {
  it('shows renamed-to-taken where a change carries a key that another one has', () => {
    expect(findProof(USERS, rename('bob', '{"name":"ann b"}'))).toBe('renamed-to-taken');
  });

  const ANN = '{"name":"ann"}';
  it.each<[string, Failure]>([
    ['a name stays as it is', rename('ann%20b', '{"name":"ann b"}')],
    ['no name is carried', rename('bob', '{"age":7}')],
    ['no body is', rename('bob', '{"name"')],
    ['nobody is said to have the name', rename('bob', ANN, { answer: '{"detail":"No."}' })],
    ['something else is taken', rename('bob', ANN, { answer: '{"detail":"Another User has the same email."}' })],
    ['a taken name is declared', rename('bob', ANN, { operation: 'PATCH /users/{name}' })],
    ['nothing is changed', rename('bob', ANN, { operation: 'POST /users/{name}' })],
    ['the service fails', rename('bob', ANN, { status: 500 })],
  ])('shows nothing where %s', (_case, failure) => {
    expect(findProof(USERS, failure)).toBeUndefined();
  });
});
