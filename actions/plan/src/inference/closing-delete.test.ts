import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const STATES = ['pending', 'running', 'succeeded', 'cancelled'];

const KEPT = 'The order is kept with status cancelled.';

/** Judges a DELETE of an order. */
function judge(removal: Partial<Operation>, states = STATES, settings?: PlanSettings): InferredPlan {
  const Order: Schema = {
    type: 'object',
    required: ['id', 'item', 'status'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      item: { type: 'string' },
      status: { type: 'string', enum: states },
      cancelledAt: { type: ['string', 'null'], format: 'date-time', readOnly: true },
    },
  };
  const NewOrder: Schema = { type: 'object', required: ['item'], properties: { item: { type: 'string' } } };
  const parameters = [pathParameter('orderId')];
  const document = createOpenApiDocument(
    {
      '/orders': { post: answering(201, referTo('Order'), { requestBody: jsonOf(referTo('NewOrder')) }) },
      '/orders/{orderId}': {
        get: answering(200, referTo('Order'), { parameters }),
        delete: {
          operationId: 'end',
          parameters,
          ...removal,
          responses: { 204: { description: 'Gone' }, 404: { description: 'None' }, ...removal.responses },
        },
      },
    },
    { Order, NewOrder },
  );
  return inferPlan(document, settings);
}

const endOf = ({ operations }: InferredPlan) => operations.find(({ id }) => id === 'end');

describe('a DELETE that keeps the item', () => {
  it('moves it to the state that the description names, and says when', () => {
    const end = endOf(judge({ description: KEPT }));
    expect(end?.transition).toEqual({ property: 'status', to: 'cancelled', stamps: ['cancelledAt'] });
    expect(end).toMatchObject({ kind: 'transition', success: { status: 204, shape: 'empty' } });
    expect(end?.evidence[0]?.detail).toContain('its description names the state `cancelled`');
  });

  it.each(['Marks the order as cancelled', 'Sets its status to cancelled', 'The order stays, as cancelled'])(
    'reads "%s"',
    (description) => {
      expect(endOf(judge({ description }))?.transition?.to).toBe('cancelled');
    },
  );

  it('moves it out of no end', () => {
    const refusal = { 409: { description: 'The order is finished' } };
    const end = endOf(judge({ description: KEPT, responses: refusal }));
    expect(end?.transition).toMatchObject({ to: 'cancelled', from: ['pending', 'running'], refusal: 409 });
  });

  it('names a 409 that speaks of no state, and refuses none for it', () => {
    const other = judge({ description: KEPT, responses: { 409: { description: 'The sum is not zero' } } });
    expect(endOf(other)?.transition).not.toHaveProperty('refusal');
    expect(other.warnings).toContainEqual(
      expect.objectContaining({
        rule: 'unexplained-refusal',
        message: expect.stringContaining('The sum is not zero') as string,
      }),
    );
  });

  it.each<Partial<Operation>>([
    {},
    { summary: 'Delete an order' },
    { summary: 'Cancel an order' },
    { description: 'Only pending orders may go.' },
    { summary: 'Archive an order' },
  ])('takes it away where the texts are %j', (removal) => {
    expect(endOf(judge(removal))?.kind).toBe('delete');
  });

  it('takes it away where the rule is switched off', () => {
    const settings = { operations: {}, rules: { transition: 'off' } } as const;
    expect(endOf(judge({ description: KEPT }, STATES, settings))?.kind).toBe('delete');
  });
});
