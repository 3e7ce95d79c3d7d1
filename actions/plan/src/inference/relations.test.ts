import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const id = { type: 'string', format: 'uuid', readOnly: true } as const;

/** Orders that name a pet, and the statuses that creating one declares. */
function inferOrders(statuses: readonly string[]) {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]));
  const list = (name: string) => answering(200, { type: 'array', items: referTo(name) });
  const create = answering(201, referTo('Order'), { requestBody: jsonOf(referTo('Order')), responses });
  const document = createOpenApiDocument(
    { '/pets': { get: list('Pet') }, '/orders': { get: list('Order'), post: create } },
    {
      Pet: { type: 'object', required: ['id'], properties: { id } },
      Order: { type: 'object', required: ['id'], properties: { id, petId: { type: 'string', format: 'uuid' } } },
    },
  );
  const { resources, warnings } = inferPlan(document);
  return { relations: resources.find(({ name }) => name === 'Order')?.relations, warnings };
}

describe('a relation', () => {
  it.each([['404'], ['409'], ['4XX'], ['default']])('counts where %s can say that nobody has the id', (status) => {
    const { relations, warnings } = inferOrders([status]);
    expect(relations).toEqual([{ property: 'petId', resource: 'Pet', required: false }]);
    expect(warnings.filter(({ rule }) => rule === 'unanswerable-reference')).toEqual([]);
  });

  it('is none, by name, where a well-formed id that nobody has cannot be refused', () => {
    const { relations, warnings } = inferOrders(['400']);
    expect(relations).toEqual([]);
    expect(warnings).toMatchObject([
      { rule: 'unanswerable-reference', pointer: '#/components/schemas/Order/properties/petId' },
    ]);
    expect(warnings[0]?.message).toContain('declare 404 or 409');
  });
});

describe('a name that clients choose', () => {
  const text = { type: 'string' } as const;
  const list = (name: string) => answering(200, { type: 'array', items: referTo(name) });
  const created = { 404: { description: 'x' }, 409: { description: 'The number is taken' } };
  const create = (name: string) =>
    answering(201, referTo(name), { requestBody: jsonOf(referTo(name)), responses: created });
  const one = { parameters: [pathParameter('room_number', text)] };
  const Room = { type: 'object', required: ['number'], properties: { number: text } } as const;
  const rooms = {
    '/rooms': { post: create('Room') },
    '/rooms/{room_number}': { get: answering(200, referTo('Room'), one) },
  };
  const relationsOf = (paths: Parameters<typeof createOpenApiDocument>[0], Stay: object) => {
    const schema = { type: 'object', required: ['id', ...Object.keys(Stay)], properties: { id, ...Stay } } as const;
    const { resources } = inferPlan(createOpenApiDocument({ ...rooms, ...paths }, { Room, Stay: schema }));
    return resources.find(({ name }) => name === 'Stay');
  };

  it('is a relation where a property is called after it', () => {
    const stay = relationsOf({ '/stays': { get: list('Stay'), post: create('Stay') } }, { room_number: text });
    expect(stay?.relations).toEqual([{ property: 'room_number', resource: 'Room', required: true }]);
  });

  it('is one where the path selects by the property, which is no code then', () => {
    const { relations, made } =
      relationsOf(
        {
          '/rooms/{serial}/stays': {
            get: { ...list('Stay'), parameters: [pathParameter('serial', text)] },
          },
        },
        { serial: text },
      ) ?? {};
    expect(relations).toEqual([{ property: 'serial', resource: 'Room', required: true }]);
    expect(made).toBeUndefined();
  });
});
