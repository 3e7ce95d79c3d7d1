import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const STATES = ['pending', 'paid', 'shipped', 'delivered', 'cancelled'];
const text: Schema = { type: 'string' };

interface Question {
  readonly segment: string;
  readonly states?: readonly string[];
  readonly operation?: Partial<Operation>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly settings?: PlanSettings;
}

/** Judges an action on an order. */
function judge({ segment, states = STATES, operation = {}, properties = {}, settings }: Question): {
  readonly action: PlannedOperation | undefined;
  readonly resource: Resource | undefined;
} {
  const Order: Schema = {
    type: 'object',
    required: ['id', 'item', 'status'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      item: text,
      status: { type: 'string', enum: [...states] },
      ...properties,
    },
  };
  const NewOrder: Schema = { type: 'object', required: ['item'], properties: { item: text } };
  const parameters = [pathParameter('orderId')];
  const document = createOpenApiDocument(
    {
      '/orders': { post: answering(201, referTo('Order'), { requestBody: jsonOf(referTo('NewOrder')) }) },
      '/orders/{orderId}': { get: answering(200, referTo('Order'), { parameters }) },
      [`/orders/{orderId}/${segment}`]: {
        post: answering(200, referTo('Order'), { operationId: 'act', parameters, ...operation }),
      },
    },
    { Order, NewOrder },
  );
  const plan = inferPlan(document, settings);
  return { action: plan.operations.find(({ id }) => id === 'act'), resource: plan.resources[0] };
}

const refusing = (description: string, status = 409): Partial<Operation> => ({
  responses: { [status]: { description } },
});

describe('an action that names a state', () => {
  it.each([
    ['cancel', STATES, 'cancelled'],
    ['cancel', ['open', 'canceled'], 'canceled'],
    ['cancellation', STATES, 'cancelled'],
    ['pay', STATES, 'paid'],
    ['mark-as-paid', STATES, 'paid'],
    ['ship', STATES, 'shipped'],
    ['publish', ['draft', 'published'], 'published'],
    ['archive', ['live', 'archived'], 'archived'],
    ['activate', ['inactive', 'active'], 'active'],
    ['deactivate', ['inactive', 'active'], 'inactive'],
    ['check-out', ['reserved', 'checked_out'], 'checked_out'],
    ['return', ['active', 'returned'], 'returned'],
    ['deny', ['new', 'denied'], 'denied'],
    ['start', ['todo', 'in_progress'], 'in_progress'],
    ['reopen', ['open', 'closed'], 'open'],
    ['freeze', ['ACTIVE', 'FROZEN'], 'FROZEN'],
    ['unfreeze', ['ACTIVE', 'FROZEN'], 'ACTIVE'],
  ])('%s leads, among %j, to %s', (segment, states, to) => {
    const { action } = judge({ segment, states });
    expect(action).toMatchObject({ kind: 'transition', resource: 'Order', transition: { property: 'status', to } });
    expect(action?.evidence.map(({ rule }) => rule)).toContain('transition');
  });

  it('is allowed in every state where no refusal is declared', () => {
    expect(judge({ segment: 'pay' }).action?.transition).toEqual({ property: 'status', to: 'paid', stamps: [] });
  });

  it.each([
    ['what only some allow', 'Only pending orders can be cancelled.', ['pending']],
    ['what it must be', 'The order must be pending or paid.', ['pending', 'paid']],
    ['what it is not', 'The order is not pending.', ['pending']],
    ['all that it is not', 'The order is not pending or paid.', ['pending', 'paid']],
    ['what it is not, and not by why', 'The order is not pending, since it has been shipped.', ['pending']],
    ['what forbids it', 'The order is already shipped.', ['pending', 'paid']],
    ['nothing', 'This cannot be done now.', ['pending', 'paid', 'shipped']],
  ])('is allowed by %s in the description of the refusal', (_what, description, from) => {
    expect(judge({ segment: 'cancel', operation: refusing(description) }).action?.transition).toEqual({
      property: 'status',
      to: 'cancelled',
      from,
      refusal: 409,
      stamps: [],
    });
  });

  it('is allowed by its own description and by an extension', () => {
    const conflict = refusing('No.');
    const described = judge({ segment: 'pay', operation: { ...conflict, description: 'Pays. It must be pending.' } });
    expect(described.action?.transition?.from).toEqual(['pending']);
    const summed = judge({ segment: 'pay', operation: { ...conflict, summary: 'Pay a pending or cancelled order' } });
    expect(summed.action?.transition?.from).toEqual(['pending', 'cancelled']);
    const extended = judge({ segment: 'pay', operation: { ...conflict, ...{ 'x-allowed-from': ['shipped'] } } });
    expect(extended.action?.transition?.from).toEqual(['shipped']);
  });

  it('takes a 422 for the refusal only where it speaks of the state', () => {
    const said = judge({ segment: 'pay', operation: refusing('The order is already paid.', 422) });
    expect(said.action?.transition).toMatchObject({ refusal: 422 });
    const unsaid = judge({ segment: 'pay', operation: refusing('The request is malformed.', 422) });
    expect(unsaid.action?.transition?.refusal).toBeUndefined();
  });

  it('may leave the end where its verb says so', () => {
    const { action } = judge({ segment: 'reopen', states: ['open', 'closed'], operation: refusing('No.') });
    expect(action?.transition?.from).toEqual(['closed']);
  });

  it('stamps the property that tells when it was done', () => {
    const moment: Schema = { type: ['string', 'null'], format: 'date-time' };
    const { action } = judge({ segment: 'pay', properties: { paidAt: moment, shippedAt: moment } });
    expect(action?.transition?.stamps).toEqual(['paidAt']);
  });

  it.each<[string, Partial<Question>, string]>([
    ['a verb that no state follows from', { segment: 'renew' }, '`renew` names no value of `status`'],
    [
      'words that are about no state',
      { segment: 'uploadImage' },
      'nothing shows that /orders/{orderId}/uploadImage holds stored objects',
    ],
    [
      'a body that must be sent',
      { operation: { requestBody: { required: true, ...jsonOf({ type: 'object', properties: { card: text } }) } } },
      '`pay` requires a body with `card`, which nothing here can check',
    ],
    [
      'no state that could lead there',
      { states: ['paid', 'delivered'], operation: refusing('No.') },
      'no state of `status` could lead to `paid`',
    ],
    [
      'an answer of another kind',
      { operation: { responses: { 200: { description: 'x', content: { 'text/plain': {} } } } } },
      'the answer is text/plain',
    ],
  ])('stays custom with %s', (_what, question, reason) => {
    expect(judge({ segment: 'pay', ...question }).action).toMatchObject({ kind: 'custom', reason });
  });
});

describe('the state that items begin in', () => {
  it('is the usual first one, although no request says it', () => {
    const { resource } = judge({ segment: 'pay', states: ['paid', 'pending'] });
    expect(resource?.state).toEqual({ property: 'status', initial: 'pending' });
    expect(resource?.evidence.map(({ rule }) => rule)).toContain('initial-state');
  });

  it('is the first one where none is usual', () => {
    expect(judge({ segment: 'pay', states: ['queued', 'paid'] }).resource?.state?.initial).toBe('queued');
  });
});

describe('settings that overrule', () => {
  const settings = (operations: PlanSettings['operations'], rules: PlanSettings['rules'] = {}): PlanSettings => ({
    operations,
    rules,
  });

  it('keep an operation custom', () => {
    expect(judge({ segment: 'pay', settings: settings({ act: 'custom' }) }).action).toMatchObject({
      kind: 'custom',
      reason: '`.orchestrate.yml` says so',
    });
  });

  it('switch a rule off for one operation and for all', () => {
    const one = judge({ segment: 'pay', settings: settings({ act: { rules: { transition: 'off' } } }) });
    const all = judge({ segment: 'pay', settings: settings({}, { transition: 'off' }) });
    expect([one.action?.kind, all.action?.kind]).toEqual(['custom', 'custom']);
  });

  it('say which state an action leads to, and the plan says who said it', () => {
    const told = settings({ act: { rules: {}, transition: { to: 'shipped', from: ['paid'] } } });
    const { action } = judge({ segment: 'dispatch', operation: refusing('No.'), settings: told });
    expect(action?.transition).toMatchObject({ to: 'shipped', from: ['paid'] });
    expect(action?.evidence.filter(({ rule }) => rule === 'overruled')).toHaveLength(2);
  });
});

describe('an answer that is no item', () => {
  const said = { type: 'object', properties: { success: { type: 'boolean' }, message: text }, required: ['message'] };

  it('says with a flag and a text that it is done', () => {
    const responses = answering(200, said as Schema).responses ?? {};
    const { action } = judge({ segment: 'pay', states: ['new', 'paid'], operation: { responses } });
    expect(action).toMatchObject({
      kind: 'transition',
      success: { shape: 'other', confirmation: { success: true, message: 'The order was changed.' } },
    });
    expect(action?.evidence.at(-1)?.rule).toBe('confirmation');
  });

  it('is left alone where it promises what nothing tells', () => {
    const asks = { ...said, properties: { ...said.properties, receipt: text }, required: ['receipt'] };
    const responses = answering(200, asks as Schema).responses ?? {};
    expect(judge({ segment: 'pay', states: ['new', 'paid'], operation: { responses } }).action?.kind).toBe('custom');
  });
});

describe('a verb that names no state, whose answer does', () => {
  const moment: Schema = { type: ['string', 'null'], format: 'date-time' };
  const states = ['booked', 'active', 'left'];
  const answers = (description: string): Partial<Operation> => {
    const { 200: fine } = answering(200, referTo('Order')).responses ?? {};
    return { responses: { 200: { ...fine, description } } };
  };
  const checkedInAt = { checkedInAt: moment };

  it('moves to the state that the answer tells of, and stamps when', () => {
    const operation = answers('The active order');
    const { action } = judge({ segment: 'check-in', states, properties: checkedInAt, operation });
    expect(action?.transition).toEqual({ property: 'status', to: 'active', stamps: ['checkedInAt'] });
    expect(action?.evidence[0]?.detail).toBe('the description of the answer names the state `active` of `status`');
  });

  it('moves where a refusal tells of another state', () => {
    const { responses } = answers('The order is now active.');
    const operation = { responses: { ...responses, 409: { description: 'The order is not booked.' } } };
    const { action } = judge({ segment: 'enter', states, operation });
    expect(action?.transition).toMatchObject({ to: 'active', from: ['booked'], refusal: 409 });
  });

  it.each<[string, Partial<Question>]>([
    ['nothing else is about states', { segment: 'enter', operation: answers('The active order') }],
    ['the answer tells of two', { properties: checkedInAt, operation: answers('The active order, or the left one') }],
    ['the answer tells of none', { properties: checkedInAt, operation: answers('The order') }],
    [
      'a body must be sent',
      {
        properties: checkedInAt,
        operation: {
          ...answers('The active order'),
          requestBody: { required: true, ...jsonOf({ type: 'object', properties: { gate: text } }) },
        },
      },
    ],
  ])('stays custom where %s', (_why, question) => {
    expect(judge({ segment: 'check-in', states, ...question }).action?.kind).toBe('custom');
  });
});
