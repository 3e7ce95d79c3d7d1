import { describe, expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';

import type { Operation } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, pathParameter } from '@orchestrate/testkit/openapi-document';

const carrying = (...names: readonly string[]): Pick<Operation, 'requestBody'> => ({
  requestBody: jsonOf({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, true])) }),
});
const refusing = (...statuses: readonly number[]): Pick<Operation, 'responses'> => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'No.' }])),
});

const document = createOpenApiDocument({
  '/users': { post: answering(201, undefined, { ...carrying('email', 'password'), ...refusing(422) }) },
  '/users/{id}': {
    parameters: [pathParameter('id')],
    patch: answering(200, undefined, { ...carrying('email', 'motto'), ...refusing(422) }),
  },
  '/login': { post: answering(200, undefined, { ...carrying('name', 'password'), ...refusing(401, 422) }) },
  '/reset': { post: answering(200, undefined, { ...carrying('token', 'new_password'), ...refusing(422) }) },
  '/password': { put: answering(200, undefined, { ...carrying('old', 'password', 'password2'), ...refusing(422) }) },
  '/accounts': {
    post: answering(201, undefined, {
      ...carrying('email', 'password', 'password_confirmation'),
      ...refusing(422),
    }),
    put: answering(200, undefined, {
      ...carrying('old_password', 'password', 'password_confirmation'),
      ...refusing(422),
    }),
  },
  '/join': { post: answering(201, undefined, carrying('email', 'password1', 'password2')) },
  '/enter': { post: answering(200, undefined, carrying('email', 'password')) },
  '/tags': { post: answering(200, undefined, carrying('email')) },
  '/notes': { post: answering(201, undefined, { ...carrying('text'), ...refusing(422) }) },
});

function refuse(operation: string, answer: string): Failure {
  return { operation, check: 'RejectedPositiveData', status: 422, message: '', answer } as Failure;
}

describe('refusals that only accounts explain', () => {
  it.each([
    ['taken-as-invalid', 'POST /users', 'Another user has the same email.'],
    ['taken-as-invalid', 'PATCH /users/{id}', 'Another user has the same email.'],
    ['secret-as-invalid', 'POST /reset', 'The token is not valid, or no longer.'],
    [undefined, 'PATCH /users/{id}', 'Another user has the same motto.'],
    [undefined, 'PATCH /users/{id}', 'The email is too long.'],
    // 401 would have said so.
    [undefined, 'POST /login', 'The name or the password is wrong.'],
    [undefined, 'POST /notes', 'The text is wrong.'],
  ])('are proven as %s for %s: %s', (proof, operation, answer) => {
    expect(findProof(document, refuse(operation, answer))).toBe(proof);
  });
});

describe('refusals that only accounts explain, of which no answer is declared', () => {
  const [taken, wrong] = ['Another user has the same email.', 'The email or the password is wrong.'];

  it.each([
    ['taken-without-409', 'POST /join', 409, taken],
    ['secret-without-401', 'POST /enter', 401, wrong],
    // No account is made, and nothing secret is carried.
    [undefined, 'POST /tags', 409, taken],
    [undefined, 'POST /tags', 401, wrong],
    // A declared answer would have said so.
    [undefined, 'POST /users', 409, taken],
    [undefined, 'POST /reset', 401, wrong],
    [undefined, 'POST /join', 409, 'Another user has the same motto.'],
    [undefined, 'POST /enter', 401, 'The credentials are missing or wrong.'],
  ])('are proven as %s for %s with %d: %s', (proof, operation, status, answer) => {
    expect(findProof(document, { ...refuse(operation, answer), check: 'UndefinedStatusCode', status })).toBe(proof);
  });

  it('are proven of a password that is not the same twice', () => {
    const sent = { type: 'application/json', text: '{"email":"a","password1":"b","password2":"c"}' };
    const failure = { ...refuse('POST /join', 'The password2 is not the password1.'), status: 400, sent };
    expect(findProof(document, failure)).toBe('not-repeated');
    expect(findProof(document, { ...failure, status: 409 })).toBeUndefined();
  });
});

describe('a new password that is written twice', () => {
  const said = 'The password2 is not the password.';
  const refused = (text: string, answer = said): Failure => ({
    ...refuse('PUT /password', answer),
    sent: { type: 'application/json', text },
  });

  it('is proven to be another one the second time', () => {
    expect(findProof(document, refused('{"old":"a","password":"b","password2":"c"}'))).toBe('not-repeated');
  });

  it('is proven by the names, where the answer has no content to say it', () => {
    const text = '{"email":"a@b.com","password":"b","password_confirmation":"c"}';
    const { answer: _none, ...silent } = refused(text);
    const failure: Failure = { ...silent, operation: 'POST /accounts' };
    expect(findProof(document, failure)).toBe('not-repeated');
    const same = { ...failure, sent: { type: 'application/json', text: text.replace('"c"', '"b"') } };
    expect(findProof(document, same)).toBeUndefined();
    expect(findProof(document, { ...failure, answer: 'No.' })).toBeUndefined();
    // Of three passwords the names do not say which two are one.
    expect(findProof(document, { ...failure, operation: 'PUT /accounts' })).toBeUndefined();
  });

  it.each([
    ['it is the same', refused('{"password":"b","password2":"b"}')],
    ['it was not sent', refused('{"password":"b"}')],
    ['something else is wrong', refused('{"password":"b","password2":"c"}', 'The password is too short.')],
    ['others differ', refused('{"old":"a","password":"c"}', 'The password is not the old.')],
    ['the operation takes none', { ...refused('{"password":"b","password2":"c"}'), operation: 'POST /notes' }],
  ])('is not, where %s', (_why, failure) => {
    expect(findProof(document, failure)).toBeUndefined();
  });
});
