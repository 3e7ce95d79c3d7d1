import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import { answering, jsonOf, pathParameter, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { byId, createBesidePets, text, uuid, withPet } from '@orchestrate/testkit/readable-pets';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const ONE_OF_SEVERAL = 'the answer is one of several schemas, and only objects of one schema are stored';

/** Judges one operation beside a readable collection of pets. */
function judge(path: string, item: PathItem): PlannedOperation | undefined {
  const method = Object.keys(item).at(-1);
  return inferPlan(createBesidePets(path, item)).operations.find((one) => one.path === path && one.method === method);
}

describe('what stays custom, and why', () => {
  const list = (schema: Schema, overrides: Partial<Operation> = {}): PathItem => ({
    get: answering(200, schema, overrides),
  });
  const pets: Schema = { type: 'array', items: referTo('Pet') };

  it.each([
    [
      '/pets',
      { post: { responses: { default: { description: 'Unexpected error' } } } },
      'no answer for success is declared',
    ],
    ['/pets', { post: answering(201, referTo('Pet')) }, 'the request has no body to store'],
    [
      '/pets',
      {
        post: answering(201, referTo('Pet'), {
          requestBody: { content: { 'text/plain': { schema: text } } },
        }),
      },
      "the request's body is text/plain, neither JSON nor a form",
    ],
    [
      '/pets',
      { post: answering(201, referTo('Pet'), { requestBody: jsonOf({ type: 'array', items: text }) }) },
      "the request's body is no single object with known properties",
    ],
    [
      '/pets',
      { post: answering(201, referTo('Pet'), { requestBody: jsonOf({ type: 'object', properties: { note: text } }) }) },
      'every Pet must show `name`, which the request need not carry and no rule can make up',
    ],
    [
      '/pets',
      { post: answering(201, { type: 'object', properties: { ticket: text } }, withPet) },
      'the answer has `ticket`, which a stored item has not',
    ],
    [
      '/pets/{petId}',
      { put: answering(201, referTo('Pet'), { ...byId, ...withPet }) },
      'PUT answers 201 only: it creates, under an id that the client chooses',
    ],
    [
      '/pets/{petId}',
      {
        put: answering(200, referTo('Pet'), {
          ...byId,
          requestBody: jsonOf({ type: 'object', required: ['note'], properties: { name: text, note: text } }),
        }),
      },
      'every Pet must show `name`, which a replacement may leave out',
    ],
    [
      '/pets/{petId}',
      {
        patch: answering(200, referTo('Pet'), {
          ...byId,
          requestBody: { content: { 'application/json-patch+json': { schema: referTo('Pet') } } },
        }),
      },
      'the body is a list of patch operations (JSON Patch)',
    ],
    [
      '/pets/{petId}',
      { delete: answering(200, { type: 'object', properties: { refund: { type: 'integer' } } }, byId) },
      'the answer has `refund`, which a stored item has not',
    ],
    [
      '/pets/{petId}',
      { delete: answering(204, undefined, { ...byId, requestBody: { ...jsonOf(text), required: true } }) },
      'DELETE requires a body',
    ],
    [
      '/pets/{petId}',
      { head: answering(200, undefined, byId) },
      'HEAD is answered as GET of the same path, and no rule writes that',
    ],
    [
      '/pets/{petId}/photo',
      {
        get: { parameters: byId.parameters, responses: { '200': { description: 'x', content: { 'image/png': {} } } } },
      },
      'the answer is image/png, a file that no operation stores, and nothing says how it is made',
    ],
    [
      '/pets/{petId}/cure',
      { post: answering(200, referTo('Pet'), byId) },
      'nothing shows that /pets/{petId}/cure holds stored objects',
    ],
    ['/animals', list({ oneOf: [text, referTo('Pet')] }), ONE_OF_SEVERAL],
    ['/animals', list({ type: 'array', items: { anyOf: [referTo('Pet'), text] } }), ONE_OF_SEVERAL],
    [
      '/login',
      { post: answering(201, { type: 'object', properties: { token: text } }, withPet) },
      'it lets accounts in, and there are none: no operation asks for a bearer token or a key in a header, by which callers would be known',
    ],
    [
      '/pets/{petId}.json',
      { get: answering(200, referTo('Pet'), byId) },
      'the path /pets/{petId}.json is neither a collection nor an item of one',
    ],
    ['/healthz', { get: answering(200, referTo('Pet')) }, 'every service answers /healthz by itself'],
    ['/pets/mine', list(pets), 'nothing says which pets the path /pets/mine shows'],
    [
      '/pets/search',
      { get: answering(200, pets), post: answering(200, referTo('Pet'), withPet) },
      'no rule knows what POST does to a collection like /pets/search',
    ],
    [
      '/shelters/{shelterId}/pets',
      list(pets, { parameters: [pathParameter('shelterId')] }),
      'no property of Pet holds what the path parameter `shelterId` selects',
    ],
    [
      '/pets',
      list(pets, { parameters: [queryParameter('near', text, { required: true })] }),
      'the required query parameter `near` fits no rule',
    ],
    [
      '/pets',
      list({ type: 'object', required: ['next'], properties: { items: pets, next: text } }),
      "the list's envelope requires `next`, which no rule can fill",
    ],
    [
      '/pets',
      list({ type: 'array', items: { type: 'object', properties: { id: uuid, age: text } } }),
      'in the list the answer has `age`, which a stored item has not',
    ],
    [
      '/pets',
      list({ type: 'array', items: { type: 'object', properties: { name: { type: 'integer' } } } }),
      'in the list the answer has `name` in another form than a stored item',
    ],
    [
      '/pets',
      list({ type: 'array', items: { type: 'object', required: ['note'], properties: { note: text } } }),
      'in the list the answer requires `note`, which a stored item may lack',
    ],
  ] satisfies [string, PathItem, string][])('%s: %#', (path, item, reason) => {
    const operation = judge(path, item);
    expect(operation).toMatchObject({ kind: 'custom', reason, becomes: 'answers 501 until it is written by hand' });
    expect(operation?.resource).toBeUndefined();
  });
});
