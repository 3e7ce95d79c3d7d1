import { expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';

const LONG = '  - cookie: violates `maxLength` at /properties/session (was string)';
const OTHER = '  - query: violates `additionalProperties`';

function accept(cookie: string, ...lines: string[]): Failure {
  const message = ['Invalid data should have been rejected', 'Invalid component:', ...lines].join('\n');
  const usual = { operation: 'GET /notes', check: 'AcceptedNegativeData', status: 200, example: '' };
  return { ...usual, message, headers: { cookie } };
}

function prove(failure: Failure, schema: Schema = { type: 'string', maxLength: 4 }): string | undefined {
  const parameters = [{ name: 'session', in: 'cookie', schema }] as const;
  const list = answering(200, undefined, { parameters: [...parameters] });
  return findProof(createOpenApiDocument({ '/notes': { get: list } }), failure);
}

it.each([
  ['a semicolon ends it', accept('session=abcd;efgh', LONG)],
  ['a name is not declared beside it', accept('a=b; session=abcd;efgh', OTHER, LONG)],
  [
    'it is the only one that is told',
    accept('session=ab;c', 'Invalid component: cookie: violates `maxLength` at /properties/session'),
  ],
])('shows that a cookie is right as it was sent: %s', (_case, failure) => {
  expect(prove(failure)).toBe('cookie-cut');
});

it.each([
  ['it is too long as it was sent', accept('session=abcde;f', LONG)],
  ['it is too long in quotes', accept('session="abc"', LONG)],
  ['it is not there', accept('sessions=a', LONG)],
  ['it is there twice', accept('session=a; session=b', LONG)],
  ['a parameter is wrong beside it', accept('session=a;b', LONG, '  - query: violates `maximum` at /properties/size')],
  ['an object of the query is wrong beside it', accept('session=a;b', LONG, `${OTHER} at /properties/filter`)],
  ['a header is wrong beside it', accept('session=a;b', LONG, '  - header: violates `type` at /properties/X-Size')],
  ['a body is wrong beside it', accept('session=a;b', LONG, '  - body: violates `type`')],
  ['no cookie is told to be wrong', accept('session=a;b', OTHER)],
  ['nothing is told', accept('session=a;b')],
  ['another cookie is wrong', accept('session=a;b', LONG.replace('session', 'other'))],
])('shows nothing where %s', (_case, failure) => {
  expect(prove(failure)).toBeUndefined();
});

it('shows nothing where what is right was refused', () => {
  expect(prove({ ...accept('session=abcd;e', LONG), check: 'RejectedPositiveData', status: 400 })).toBeUndefined();
});

it('shows nothing where the cookie is to be a number and is none', () => {
  expect(prove(accept('session=a;b', LONG), { type: 'integer' })).toBeUndefined();
});
