import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import type { ServiceView } from '../../service/service-view';
import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import { renderApi } from '../support';

import { emitE2e } from './modules';

const number: Schema = { type: 'integer', minimum: 0 };
const User: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: { type: 'string' } } };
const users: Schema = { type: 'array', items: referTo('User') };
const LAST = 'holds the rest on the last page, and tells which page it is';

/** Users whose list answers so, and is cut by `size` and a parameter of this name. */
function viewUsers(answer: Schema, position: string, list: Partial<PlannedOperation>): ServiceView {
  const parameters = [queryParameter(position, number), queryParameter('size', number)];
  const requestBody = { required: true, ...jsonOf({ type: 'object', properties: { name: { type: 'string' } } }) };
  const document = createOpenApiDocument(
    {
      '/users': {
        get: answering(200, answer, { operationId: 'listUsers', parameters }),
        post: answering(201, referTo('User'), { operationId: 'addUser', requestBody }),
      },
    },
    { User },
  );
  const id = { property: 'id', type: 'integer', source: 'server' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'User', plural: 'users', schema: '#/components/schemas/User', id }],
    operations: {
      listUsers: { kind: 'list', resource: 'User', ...list },
      addUser: { kind: 'create', resource: 'User', success: { status: 201, shape: 'item' } },
    },
  });
  return viewService(plan, document);
}

/** The lines of the tests of the list, by the beginnings of their titles. */
function linesIn(view: ServiceView): (title: string) => readonly string[] {
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.find(({ title }) => title === 'GET /users')?.cases ?? [];
  return (start) => cases.find(({ title }) => title.startsWith(start))?.lines ?? [];
}

it.each([
  ['page', 'page', '2'],
  ['offset', 'skip', '2'],
] as const)('addresses of pages are held to the place of each in the query, by %s', (style, position, before) => {
  const address: Schema = { type: ['string', 'null'] };
  const view = viewUsers({ type: 'object', properties: { users, next: address, prev: address } }, position, {
    success: {
      status: 200,
      shape: 'envelope',
      itemsProperty: 'users',
      pageLinks: {
        links: [
          { property: 'next', page: 'next', atEnd: 'null' },
          { property: 'prev', page: 'prev', atEnd: 'null' },
        ],
      },
    },
    paging: { style, limitParameter: 'size', positionParameter: position },
  });
  expect(linesIn(view)(LAST)).toEqual(
    expect.arrayContaining([
      'expect(answer.body.next).toBe(null);',
      `expect(new URL(answer.body.prev ?? "", "http://localhost").searchParams.get("${position}")).toBe("${before}");`,
    ]),
  );
});

it('headers of a list are held to what is stored, and to the page', () => {
  const linesOf = linesIn(
    viewUsers(users, 'page', {
      success: { status: 200, shape: 'array', contentType: 'application/json' },
      paging: { style: 'page', limitParameter: 'size', positionParameter: 'page' },
      pageHeaders: [
        { name: 'X-Total-Count', tells: 'total' },
        { name: 'X-Pages', tells: 'pages' },
        { name: 'X-Page', tells: 'position' },
      ],
    }),
  );
  expect(linesOf('answers 200 with nothing where nothing is stored')).toContain(
    'expect(answer.headers.get("X-Total-Count")).toBe("0");',
  );
  expect(linesOf(LAST)).toEqual(
    expect.arrayContaining([
      'expect(answer.headers.get("X-Total-Count")).toBe("5");',
      'expect(answer.headers.get("X-Pages")).toBe("3");',
      'expect(answer.headers.get("X-Page")).toBe("3");',
    ]),
  );
});

it('members of an envelope are typed, and held to the page', () => {
  const view = viewUsers({ type: 'object', properties: { content: users } }, 'page', {
    success: {
      status: 200,
      shape: 'envelope',
      itemsProperty: 'content',
      pageMembers: [
        { path: ['last'], tells: 'last' },
        { path: ['pageable', 'offset'], tells: 'offset' },
        { path: ['pageable', 'sort', 'sorted'], tells: 'sorted' },
      ],
    },
    paging: { style: 'page', first: 0, limitParameter: 'size', positionParameter: 'page' },
  });
  expect(renderApi(view)).toContain('last: boolean; pageable: { offset: number; sort: { sorted: boolean; }; };');
  const linesOf = linesIn(view);
  expect(linesOf(LAST)).toEqual(
    expect.arrayContaining([
      'expect(answer.body.last).toBe(true);',
      'expect(answer.body.pageable.offset).toBe(4);',
      'expect(answer.body.pageable.sort.sorted).toBe(false);',
    ]),
  );
  expect(linesOf('gives nothing beyond the last page')).toContain('expect(answer.body.pageable.offset).toBe(6);');
});

it('what is told of a page stands beside what holds the list, where the plan says so', () => {
  const data: Schema = { type: 'object', properties: { users } };
  const view = viewUsers({ type: 'object', properties: { data, results: number, total: number } }, 'page', {
    success: {
      ...{ status: 200, shape: 'envelope', itemsProperty: 'users', envelopeProperty: 'data', isToldBeside: true },
      ...{ totalProperty: 'total', pageMembers: [{ path: ['results'], tells: 'count' }] },
    },
    paging: { style: 'page', limitParameter: 'size', positionParameter: 'page' },
  });
  expect(renderApi(view)).toMatch(/\{ total: number; results: number; data: \{ users: \(.*\)\[\]; \}; \}/);
  expect(linesIn(view)(LAST)).toEqual(
    expect.arrayContaining([
      'expect(answer.body.total).toBe(5);',
      'expect(answer.body.results).toBe(1);',
      expect.stringContaining('answer.body.data.users'),
    ]),
  );
});

it('pages of the one size that there is are filled, and the rest is on the last', () => {
  const address: Schema = { type: ['string', 'null'] };
  const links = [
    { property: 'next', page: 'next', atEnd: 'null' },
    { property: 'prev', page: 'prev', atEnd: 'null' },
  ] as const;
  const view = viewUsers(
    { type: 'object', properties: { users, next: address, prev: address, total: number } },
    'page',
    {
      success: {
        ...{ status: 200, shape: 'envelope', itemsProperty: 'users', totalProperty: 'total' },
        pageLinks: { links: [...links] },
      },
      paging: { style: 'page', positionParameter: 'page', defaultLimit: 3 },
    },
  );
  const lines = linesIn(view);
  expect(lines('gives 3 where no page is asked for')).toEqual(
    expect.arrayContaining([
      'expect(answer.body.users).toHaveLength(3);',
      'expect(answer.body.total).toBe(4);',
      'expect(new URL(answer.body.next ?? "", "http://localhost").searchParams.get("page")).toBe("2");',
      'expect(answer.body.prev).toBe(null);',
    ]),
  );
  expect(lines('holds the rest on the last page')).toEqual(
    expect.arrayContaining(['expect(answer.body.users).toHaveLength(1);', 'expect(answer.body.next).toBe(null);']),
  );
});
