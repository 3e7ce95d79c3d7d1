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
    const { relations, warnings } = inferOrders(['400', '422']);
    expect(relations).toEqual([]);
    expect(warnings).toMatchObject([
      { rule: 'unanswerable-reference', pointer: '#/components/schemas/Order/properties/petId' },
    ]);
    expect(warnings[0]?.message).toContain('declare 404 or 409');
  });
});
