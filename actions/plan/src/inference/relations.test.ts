import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
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
  return inferPlan(document).resources.find(({ name }) => name === 'Order');
}

describe('a relation', () => {
  it.each([['404'], ['409'], ['4XX'], ['default']])('counts where %s can say that nobody has the id', (status) => {
    expect(inferOrders([status])?.relations).toEqual([{ property: 'petId', resource: 'Pet', required: false }]);
  });

  it('is none where a well-formed id that nobody has cannot be refused', () => {
    expect(inferOrders(['400', '422'])?.relations).toEqual([]);
  });
});
