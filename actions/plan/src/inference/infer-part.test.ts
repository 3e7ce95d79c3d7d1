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

describe('a body with the id of an item that is shown', () => {
  const id: Schema = { type: 'integer' };
  const Stage = object({ id, name: text });
  const Deal = object({ id, title: text, stage: referTo('Stage'), note: text });

  /** Judges what a path below a deal does with the id of a stage. */
  function move(segment: string, unknown: string): PlannedOperation | undefined {
    const parameters = [pathParameter('dealId', id)];
    const taking = (body: Schema): Partial<ReturnType<typeof answering>> => ({
      requestBody: { ...jsonOf(body), required: true },
      responses: { 422: { description: unknown } },
    });
    const document = createOpenApiDocument(
      {
        '/stages': { post: answering(201, referTo('Stage'), { requestBody: jsonOf(object({ name: text })) }) },
        '/stages/{stageId}': { get: answering(200, referTo('Stage'), { parameters: [pathParameter('stageId', id)] }) },
        '/deals': {
          post: withRefusals(answering(201, referTo('Deal')), taking(object({ title: text, note: text, stageId: id }))),
        },
        '/deals/{dealId}': { get: answering(200, referTo('Deal'), { parameters }) },
        [`/deals/{dealId}/${segment}`]: {
          post: withRefusals(
            answering(200, referTo('Deal'), { operationId: 'move', parameters }),
            taking(object({ stageId: id, note: text })),
          ),
        },
      },
      { Stage, Deal },
    );
    return inferPlan(document).operations.find((one) => one.id === 'move');
  }

  function withRefusals(
    operation: ReturnType<typeof answering>,
    { requestBody, responses }: Partial<ReturnType<typeof answering>>,
  ): ReturnType<typeof answering> {
    return {
      ...operation,
      ...(requestBody === undefined ? {} : { requestBody }),
      responses: { ...operation.responses, ...responses },
    };
  }

  it('lets the item show another one, where a 422 can say that there is none', () => {
    expect(move('move', 'The body refers to a record that does not exist')).toMatchObject({
      kind: 'patch',
      resource: 'Deal',
    });
    expect(move('move', 'There is no such stage.')).toMatchObject({ kind: 'patch' });
  });

  it('is left to a person where nothing can say so', () => {
    expect(move('move', 'Validation failed')?.kind).toBe('custom');
  });
});
