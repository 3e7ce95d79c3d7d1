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

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const number: Schema = { type: 'integer', minimum: 1 };
const User: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: { type: 'string' } } };

it.each([
  ['page', 'page', '2'],
  ['offset', 'skip', '2'],
] as const)('addresses of pages are held to the place of each in the query, by %s', (style, position, before) => {
  const address: Schema = { type: ['string', 'null'] };
  const Page: Schema = {
    type: 'object',
    properties: { users: { type: 'array', items: referTo('User') }, next: address, prev: address },
  };
  const parameters = [queryParameter(position, number), queryParameter('size', number)];
  const requestBody = { required: true, ...jsonOf({ type: 'object', properties: { name: { type: 'string' } } }) };
  const document = createOpenApiDocument(
    {
      '/users': {
        get: answering(200, Page, { operationId: 'listUsers', parameters }),
        post: answering(201, referTo('User'), { operationId: 'addUser', requestBody }),
      },
    },
    { User },
  );
  const id = { property: 'id', type: 'integer', source: 'server' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'User', plural: 'users', schema: '#/components/schemas/User', id }],
    operations: {
      listUsers: {
        kind: 'list',
        resource: 'User',
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
      },
      addUser: { kind: 'create', resource: 'User', success: { status: 201, shape: 'item' } },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.find(({ title }) => title === 'GET /users')?.cases ?? [];
  const last = cases.find(({ title }) => title === 'holds the rest on the last page, and tells which page it is');
  expect(last?.lines).toEqual(
    expect.arrayContaining([
      'expect(answer.body.next).toBe(null);',
      `expect(new URL(answer.body.prev ?? "", "http://localhost").searchParams.get("${position}")).toBe("${before}");`,
    ]),
  );
});

it('headers of a list are held to what is stored, and to the page', () => {
  const parameters = [queryParameter('page', number), queryParameter('size', number)];
  const requestBody = { required: true, ...jsonOf({ type: 'object', properties: { name: { type: 'string' } } }) };
  const document = createOpenApiDocument(
    {
      '/users': {
        get: answering(200, { type: 'array', items: referTo('User') }, { operationId: 'listUsers', parameters }),
        post: answering(201, referTo('User'), { operationId: 'addUser', requestBody }),
      },
    },
    { User },
  );
  const id = { property: 'id', type: 'integer', source: 'server' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'User', plural: 'users', schema: '#/components/schemas/User', id }],
    operations: {
      listUsers: {
        kind: 'list',
        resource: 'User',
        success: { status: 200, shape: 'array', contentType: 'application/json' },
        paging: { style: 'page', limitParameter: 'size', positionParameter: 'page' },
        pageHeaders: [
          { name: 'X-Total-Count', tells: 'total' },
          { name: 'X-Pages', tells: 'pages' },
          { name: 'X-Page', tells: 'position' },
        ],
      },
      addUser: { kind: 'create', resource: 'User', success: { status: 201, shape: 'item' } },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.find(({ title }) => title === 'GET /users')?.cases ?? [];
  const codeOf = (title: string): readonly string[] => cases.find((one) => one.title === title)?.lines ?? [];
  expect(codeOf('answers 200 with nothing where nothing is stored')).toContain(
    'expect(answer.headers.get("X-Total-Count")).toBe("0");',
  );
  expect(codeOf('holds the rest on the last page, and tells which page it is')).toEqual(
    expect.arrayContaining([
      'expect(answer.headers.get("X-Total-Count")).toBe("5");',
      'expect(answer.headers.get("X-Pages")).toBe("3");',
      'expect(answer.headers.get("X-Page")).toBe("3");',
    ]),
  );
});
