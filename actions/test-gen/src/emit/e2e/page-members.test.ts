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
import { renderApi } from '../support';

import { emitE2e } from './modules';

const number: Schema = { type: 'integer', minimum: 0 };
const User: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: { type: 'string' } } };

it('what a list tells of its page is typed, and held to the page', () => {
  const Page: Schema = { type: 'object', properties: { content: { type: 'array', items: referTo('User') } } };
  const requestBody = { required: true, ...jsonOf({ type: 'object', properties: { name: { type: 'string' } } }) };
  const parameters = [queryParameter('page', number), queryParameter('size', number)];
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
          itemsProperty: 'content',
          pageMembers: [
            { path: ['last'], tells: 'last' },
            { path: ['pageable', 'offset'], tells: 'offset' },
            { path: ['pageable', 'sort', 'sorted'], tells: 'sorted' },
          ],
        },
        paging: { style: 'page', first: 0, limitParameter: 'size', positionParameter: 'page' },
      },
      addUser: { kind: 'create', resource: 'User', success: { status: 201, shape: 'item' } },
    },
  });
  const view = viewService(plan, document);
  expect(renderApi(view)).toContain('last: boolean; pageable: { offset: number; sort: { sorted: boolean; }; };');
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.find(({ title }) => title === 'GET /users')?.cases ?? [];
  const linesOf = (start: string): readonly string[] => cases.find(({ title }) => title.startsWith(start))?.lines ?? [];
  expect(linesOf('holds the rest on the last page')).toEqual(
    expect.arrayContaining([
      'expect(answer.body.last).toBe(true);',
      'expect(answer.body.pageable.offset).toBe(4);',
      'expect(answer.body.pageable.sort.sorted).toBe(false);',
    ]),
  );
  expect(linesOf('gives nothing beyond the last page')).toContain('expect(answer.body.pageable.offset).toBe(6);');
});
