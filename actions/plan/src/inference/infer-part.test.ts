import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Address: Schema = { type: 'object', properties: { street: text } };
const Order: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', readOnly: true },
    note: text,
    status: { ...text, enum: ['open', 'paid', 'cancelled'] },
    address: referTo('Address'),
  },
};
const byId = { parameters: [pathParameter('orderId', { type: 'integer' })] };

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function judge(path: string, item: PathItem, rules = {}): PlannedOperation | undefined {
  const document = createOpenApiDocument(
    { '/orders/{orderId}': { get: answering(200, referTo('Order'), byId) }, [`/orders/{orderId}${path}`]: item },
    { Order, Address },
  );
  return inferPlan(document, { operations: {}, rules }).operations[1];
}

function sending(schema: Schema, status = 200) {
  return answering(status, status === 204 ? undefined : referTo('Order'), {
    ...byId,
    requestBody: { ...jsonOf(schema), required: true },
  });
}

describe('a body of some properties of an item, sent below it', () => {
  const status = object({ status: text });

  it.each<[string, string, PathItem, string]>([
    ['PUT of what the path names', '/status', { put: sending(status) }, '`status`'],
    ['PATCH that answers nothing', '/status', { patch: sending(status, 204) }, '`status`'],
    ['POST of a verb', '/annotate', { post: sending(object({ note: text })) }, '`note`'],
    ['PUT of an object', '/address', { put: sending(object({ address: referTo('Address') })) }, '`address`'],
  ])('is changed: %s', (_case, path, item, names) => {
    const found = judge(path, item);
    expect(found?.reason).toBeUndefined();
    expect(found).toMatchObject({ kind: 'patch', resource: 'Order', becomes: 'changes one Order' });
    expect(found?.bodyProperty).toBeUndefined();
    expect(found?.evidence[0]).toEqual({
      rule: 'part',
      detail: `${names} of the body, and nothing else, is of an Order: it is changed`,
    });
    expect(judge(path, item, { part: 'off' })?.kind).toBe('custom');
  });

  it.each<[string, string, PathItem]>([
    ['something else too', '/status', { put: sending(object({ status: text, by: text })) }],
    ['another type', '/status', { put: sending(object({ status: { type: 'integer' } })) }],
    ['the id', '/move', { put: sending(object({ id: { type: 'integer' } })) }],
    ['something new', '/notes', { post: sending(object({ note: text })) }],
    ['what was created', '/annotate', { post: sending(object({ note: text }), 201) }],
  ])('is not, where it carries %s', (_case, path, item) => {
    expect(judge(path, item)?.evidence[0]?.rule).not.toBe('part');
  });

  it('moves to the state that a verb names, whatever the body may add', () => {
    const requestBody = jsonOf(object({ note: text }));
    const found = judge('/cancel', { post: answering(200, referTo('Order'), { ...byId, requestBody }) });
    expect(found?.kind).toBe('transition');
  });
});

describe('a POST alone', () => {
  const Payment = object({ amount: { type: 'number' } });
  const post = (answer: Schema) =>
    judge('/payment', { post: answering(200, answer, { ...byId, requestBody: jsonOf(Payment) }) });

  it('stores what its answer shows with an id', () => {
    const found = post(object({ id: { ...text, format: 'uuid', readOnly: true }, amount: { type: 'number' } }));
    expect(found).toMatchObject({ kind: 'create', resource: 'Payment' });
    expect(found?.parents).toMatchObject([{ parameter: 'orderId', resource: 'Order' }]);
  });

  it.each<[string, Schema]>([
    ['no id', object({ amount: { type: 'number' }, ok: { type: 'boolean' } })],
    ['not all that was sent', object({ id: text, total: { type: 'number' } })],
  ])('stays custom where its answer shows %s', (_case, answer) => {
    expect(post(answer)?.kind).toBe('custom');
  });
});
