import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { listGaps } from '../../gaps';
import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import type { EmitContext } from '../scene';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';
import { listUnreached } from './transition';

const text: Schema = { type: 'string' };
const status: Schema = { type: 'string', enum: ['open', 'paid', 'sent', 'lost'] };
const item: Pick<PlannedOperation, 'success' | 'resource'> = {
  resource: 'Order',
  success: { status: 200, shape: 'item', contentType: 'application/json' },
};

function move(to: string, from: string[]): Partial<PlannedOperation> {
  return { kind: 'transition', ...item, transition: { property: 'status', to, from, refusal: 409, stamps: [] } };
}

const SORTING: PlannedOperation['sorting'] = {
  parameter: 'sort',
  choices: [
    { value: 'what', property: 'what', descending: false },
    { value: '-what', property: 'what', descending: true },
    { value: 'newest', descending: true },
  ],
};

/** Orders, which are paid and then sent; nothing loses them. */
function createContext(sorting: PlannedOperation['sorting'] = SORTING, isTold = false): EmitContext {
  const parameters = [pathParameter('orderId')];
  const note = { requestBody: { required: true, ...jsonOf({ type: 'object', properties: { note: text } }) } };
  const sending = move('sent', ['paid']);
  const carries = { carries: [{ name: 'note', property: 'what' }] };
  const transition = sending.transition && { ...sending.transition, ...(isTold ? carries : {}) };
  const act = (operationId: string): ReturnType<typeof answering> =>
    answering(200, referTo('Order'), { operationId, parameters, responses: { 409: { description: 'No.' } } });
  const document = createOpenApiDocument(
    {
      '/orders': {
        post: answering(201, referTo('Order'), {
          operationId: 'createOrder',
          requestBody: jsonOf(referTo('NewOrder')),
        }),
        get: answering(
          200,
          { type: 'array', items: referTo('Order') },
          { operationId: 'listOrders', parameters: [queryParameter('sort', text), queryParameter('status', status)] },
        ),
      },
      '/orders/{orderId}': { get: answering(200, referTo('Order'), { operationId: 'getOrder', parameters }) },
      '/orders/{orderId}/pay': { post: act('payOrder') },
      '/orders/{orderId}/send': { post: { ...act('sendOrder'), ...(isTold ? note : {}) } },
    },
    {
      Order: {
        type: 'object',
        required: ['id', 'what', 'status'],
        properties: { id: { type: 'string', format: 'uuid' }, what: text, status },
      },
      NewOrder: { type: 'object', required: ['what'], properties: { what: text } },
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Order',
        plural: 'orders',
        schema: '#/components/schemas/Order',
        state: { property: 'status', initial: 'open' },
      },
    ],
    operations: {
      createOrder: { kind: 'create', ...item, success: { status: 201, shape: 'item' } },
      listOrders: {
        kind: 'list',
        resource: 'Order',
        success: { status: 200, shape: 'array' },
        filters: [{ parameter: 'status', property: 'status', operator: 'eq' }],
        sorting,
      },
      getOrder: { kind: 'read', ...item },
      payOrder: move('paid', ['open']),
      sendOrder: { ...sending, ...(transition === undefined ? {} : { transition }) },
    },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

/** The tests of an operation on orders. */
function listCases(title: string, context = createContext()): readonly TestCase[] {
  const modules = emitE2e(context);
  return modules.flatMap(({ suites }) => suites).find((suite) => suite.title === title)?.cases ?? [];
}

function codeOf(cases: readonly TestCase[], title: string): string {
  return cases.find((one) => one.title === title)?.lines.join('\n') ?? '';
}

describe('tests of an action', () => {
  const cases = listCases('POST /orders/{orderId}/send');

  it('bring an item into each state that can be reached, by the actions that lead there', () => {
    expect(cases.map(({ title }) => title)).toEqual([
      'answers 200 and moves an Order from paid to sent',
      'answers 409 where the Order is open, and leaves it so',
      'answers 409 where the Order is sent, and leaves it so',
      'lets only one of two at the same time',
      expect.stringContaining('to a path'),
      'answers 404 where there is no such Order',
    ]);
    const moved = codeOf(cases, 'answers 200 and moves an Order from paid to sent');
    expect(moved).toContain('expectDeclared(await api.payOrder({ orderId: order.id }), 200);');
    expect(moved).toContain('expect(answer.body.status).toBe("sent");');
    const refused = codeOf(cases, 'answers 409 where the Order is sent, and leaves it so');
    expect(refused).toMatch(/payOrder[^]*sendOrder[^]*expectDeclared\(answer, 409\)/);
  });

  it('tell what the body keeps of the item, wherever they act', () => {
    const told = listCases('POST /orders/{orderId}/send', createContext(SORTING, true));
    const moved = codeOf(told, 'answers 200 and moves an Order from paid to sent');
    expect(moved).toContain('const told = { note: `Note ${next()}` };');
    expect(moved).toContain('await api.sendOrder({ orderId: order.id }, told);');
    expect(moved).toContain('expect(answer.body.what).toEqual(told.note);');
    const refused = codeOf(told, 'answers 409 where the Order is sent, and leaves it so');
    expect(refused.match(/sendOrder\({ orderId: order\.id }, { note: `Note \${next\(\)}` }\)/g)).toHaveLength(2);
  });

  it('name the states that no action leads to', () => {
    const context = createContext();
    const [orders] = context.view.resources;
    const send = orders?.operations.find(({ planned }) => planned.id === 'sendOrder');
    expect(orders && send && listUnreached(context, orders, send)).toEqual(['lost']);
    expect(listGaps(context.view, { expected: new Map() })).toContain(
      'POST /orders/{orderId}/send: no request brings an Order into the state lost',
    );
  });

  it('compare the whole item where nothing else has changed it', () => {
    const code = codeOf(listCases('POST /orders/{orderId}/pay'), 'answers 200 and moves an Order from open to paid');
    expect(code).toContain('expect(answer.body).toEqual({ ...order, status: "paid" });');
  });
});

describe('tests of a list', () => {
  const cases = listCases('GET /orders');

  it('ask for each order, of items that are stored in none', () => {
    const code = codeOf(cases, 'gives them by what, largest first, where sort says -what');
    expect(code).toContain('toEqual([third, second, first])');
    expect(code.indexOf('const second')).toBeLessThan(code.indexOf('const first'));
    expect(codeOf(cases, 'gives the newest first where sort says newest')).toContain('[...stored].reverse()');
  });

  it('expect the newest first where the list always shows them so', () => {
    const context = createContext({ choices: [{ value: 'newest', descending: true }] });
    const code = codeOf(listCases('GET /orders', context), 'gives the newest first where its description says so');
    expect(code).toMatch(/api\.listOrders\(\)[^]*\[\.\.\.stored\]\.reverse\(\)/);
  });

  it('ask for a state that only an action leads to', () => {
    expect(codeOf(cases, 'gives only those whose status is asked for')).toMatch(/payOrder[^]*status: "paid"/);
  });
});

/** Tests of `archive` and `unarchive`, of which only the first refuses what is so already. */
function listFlagCases(title: string): readonly TestCase[] {
  const parameters = [pathParameter('noteId')];
  const flag: Schema = { type: 'boolean' };
  const act = (operationId: string): ReturnType<typeof answering> =>
    answering(200, referTo('Note'), { operationId, parameters, responses: { 409: { description: 'No.' } } });
  const document = createOpenApiDocument(
    {
      '/notes': {
        post: answering(201, referTo('Note'), { operationId: 'createNote', requestBody: jsonOf(referTo('NewNote')) }),
      },
      '/notes/{noteId}': { get: answering(200, referTo('Note'), { operationId: 'getNote', parameters }) },
      '/notes/{noteId}/archive': { post: act('archive') },
      '/notes/{noteId}/unarchive': { post: act('unarchive') },
    },
    {
      Note: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: { type: 'string', format: 'uuid' }, text, archived: flag },
      },
      NewNote: { type: 'object', required: ['text'], properties: { text } },
    },
  );
  const success = item.success;
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Note', plural: 'notes', schema: '#/components/schemas/Note' },
        made: [{ property: 'archived', as: 'value', value: false }],
      },
    ],
    operations: {
      createNote: { kind: 'create', resource: 'Note', success: { status: 201, shape: 'item' } },
      getNote: { kind: 'read', resource: 'Note', success },
      archive: {
        kind: 'transition',
        ...{ resource: 'Note', success },
        transition: { property: 'archived', to: true, from: [false], refusal: 409, stamps: [] },
      },
      unarchive: {
        kind: 'transition',
        ...{ resource: 'Note', success, transition: { property: 'archived', to: false, stamps: [] } },
      },
    },
  });
  const view = viewService(plan, document);
  return listCases(title, { view, bodies: nameBodies(view) });
}

describe('tests of an action on a flag', () => {
  it('set it once, where doing it again is refused', () => {
    const cases = listFlagCases('POST /notes/{noteId}/archive');
    expect(cases.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'answers 200 and sets archived of a Note',
        'answers 409 where archived of the Note is true, and leaves it so',
        'lets only one of two at the same time',
      ]),
    );
    const set = codeOf(cases, 'answers 200 and sets archived of a Note');
    expect(set).toContain('expect(answer.body).toEqual({ ...note, archived: true });');
  });

  it('take it away, and do so again, where nothing is refused', () => {
    const cases = listFlagCases('POST /notes/{noteId}/unarchive');
    const taken = codeOf(cases, 'answers 200 and takes archived of a Note away');
    expect(taken).toMatch(/api\.archive\([^]*api\.unarchive\([^]*expect\(answer\.body\.archived\)\.toBe\(false\)/);
    const again = codeOf(cases, 'answers 200 and leaves a Note as it is where archived is false already');
    expect(again).not.toContain('api.archive(');
    expect(again).toContain('expect(answer.body).toEqual({ ...note, archived: false });');
  });
});
