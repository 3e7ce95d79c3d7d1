import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { ...uuid, readOnly: true }, name: text },
};
const pets: Schema = { type: 'array', items: referTo('Pet') };

function judge(path: string, item: PathItem): PlannedOperation | undefined {
  const paths = {
    '/pets': {
      get: answering(200, pets),
      post: answering(201, referTo('Pet'), { requestBody: jsonOf(referTo('Pet')) }),
    },
    '/pets/{petId}': { get: answering(200, referTo('Pet'), { parameters: [pathParameter('petId')] }) },
  };
  const whole = { ...paths, [path]: { ...paths[path as keyof typeof paths], ...item } };
  const method = Object.keys(item).at(-1);
  return inferPlan(createOpenApiDocument(whole, { Pet })).operations.find(
    (one) => one.path === path && one.method === method,
  );
}

describe('many items at once', () => {
  const given = { requestBody: jsonOf(pets) };

  it.each([
    ['below the collection', '/pets/bulk', answering(201, pets, given), 'array'],
    ['on the collection', '/pets', answering(204, undefined, given), 'empty'],
    ['one is answered', '/pets/createWithList', answering(200, referTo('Pet'), given), 'item'],
  ])('stores a list: %s', (_, path, post, shape) => {
    const judged = judge(path, { post });
    expect(judged).toMatchObject({ kind: 'create-many', resource: 'Pet', success: { shape } });
    expect(judged?.evidence[0]?.rule).toBe('create-many');
  });

  it('stores a list that a property of the body holds', () => {
    const wrapped: Schema = { type: 'object', required: ['pets'], properties: { pets } };
    const judged = judge('/pets/bulk', { post: answering(201, wrapped, { requestBody: jsonOf(wrapped) }) });
    expect(judged).toMatchObject({ kind: 'create-many', bodyProperty: 'pets', success: { itemsProperty: 'pets' } });
  });

  const counts = (properties: Record<string, Schema>, required: string[]): Schema => ({
    type: 'object',
    required,
    properties,
  });
  const integer: Schema = { type: 'integer' };

  it.each([
    ['alone', 201, counts({ accepted: integer }, ['accepted']), { totalProperty: 'accepted' }],
    [
      'with none that failed',
      200,
      counts({ created: integer, failedCount: integer }, ['created']),
      { companions: { failedCount: 0 } },
    ],
    ['before the work could be done', 202, counts({ receivedCount: integer }, []), { totalProperty: 'receivedCount' }],
  ])('tells how many were stored: %s', (_, status, schema, success) => {
    const judged = judge('/pets/bulk', { post: answering(status, schema, given) });
    expect(judged).toMatchObject({ kind: 'create-many', success: { status, shape: 'other', ...success } });
  });

  it('sets no moment by the clock that the items of a list carry', () => {
    const Reading: Schema = {
      type: 'object',
      required: ['id', 'recordedAt'],
      properties: { id: { type: 'integer', readOnly: true }, recordedAt: { type: 'string', format: 'date-time' } },
    };
    const readings: Schema = { type: 'array', items: referTo('Reading') };
    const sent = { requestBody: jsonOf({ type: 'object', properties: { readings } }) };
    const paths = {
      '/readings': {
        get: answering(200, readings),
        post: answering(201, counts({ accepted: integer }, ['accepted']), sent),
      },
    };
    const plan = inferPlan(createOpenApiDocument(paths, { Reading }));
    expect(plan.operations[1]?.kind).toBe('create-many');
    expect(plan.resources[0]?.timestamps).toEqual([]);
  });

  it.each([
    ['says more that must be there', 201, counts({ accepted: integer, jobId: text }, ['jobId'])],
    ['counts two things', 201, counts({ created: integer, processed: integer }, [])],
    ['counts what is unknown', 201, counts({ score: integer }, ['score'])],
    ['may be of some of them', 207, counts({ accepted: integer }, [])],
  ])('leaves custom an answer that %s', (_, status, schema) => {
    expect(judge('/pets/bulk', { post: answering(status, schema, given) })?.kind).toBe('custom');
  });

  it.each([
    ['207', answering(207, pets, given), 'it answers 207: some of the items may be there and others not'],
    ['other things', answering(201, pets, { requestBody: jsonOf({ type: 'array', items: text }) }), 'nothing shows'],
  ])('leaves custom what may be done in part, or is about %s', (_, post, reason) => {
    expect(judge('/pets/bulk', { post })).toMatchObject({
      kind: 'custom',
      reason: expect.stringContaining(reason) as string,
    });
  });

  const ids: Schema = { type: 'array', items: uuid };

  it.each([
    [
      'a query',
      '/pets',
      { delete: answering(204, undefined, { parameters: [queryParameter('ids', ids)] }) },
      { in: 'query', name: 'ids' },
    ],
    [
      'a body',
      '/pets/bulk-delete',
      {
        post: answering(
          200,
          { type: 'object', properties: { deleted: { type: 'integer' } } },
          { requestBody: jsonOf(ids) },
        ),
      },
      { in: 'body' },
    ],
    [
      'a property of one',
      '/pets',
      { delete: answering(204, undefined, { requestBody: jsonOf({ type: 'object', properties: { petIds: ids } }) }) },
      { in: 'body', name: 'petIds' },
    ],
  ] satisfies [string, string, PathItem, unknown][])('removes what the ids in %s name', (_, path, item, where) => {
    expect(judge(path, item)).toMatchObject({ kind: 'delete-many', resource: 'Pet', ids: where });
  });
});
