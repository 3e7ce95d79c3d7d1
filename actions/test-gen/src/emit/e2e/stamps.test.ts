import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const at: Schema = { type: 'string', format: 'date-time', readOnly: true };
const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const Task: Schema = {
  type: 'object',
  required: ['id', 'title', 'createdAt', 'updatedAt'],
  properties: { id, title: text, createdAt: at, updatedAt: at },
};

it('timestamps are looked at where the answer to a change shows them', () => {
  const requestBody = { required: true, ...jsonOf({ type: 'object', properties: { title: text } }) };
  const shown: Schema = { type: 'object', required: ['id', 'updatedAt'], properties: { id, updatedAt: at } };
  const document = createOpenApiDocument(
    {
      '/tasks': { post: answering(201, referTo('Task'), { operationId: 'add', requestBody }) },
      '/tasks/{id}': {
        patch: answering(200, shown, { operationId: 'change', requestBody, parameters: [pathParameter('id')] }),
      },
    },
    { Task },
  );
  const json = { shape: 'item' as const, contentType: 'application/json' };
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Task',
        plural: 'tasks',
        schema: '#/components/schemas/Task',
        timestamps: [
          { property: 'createdAt', on: 'create' },
          { property: 'updatedAt', on: 'update' },
        ],
      },
    ],
    operations: {
      add: { kind: 'create', resource: 'Task', success: { status: 201, ...json } },
      change: { kind: 'patch', resource: 'Task', success: { status: 200, ...json } },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const titles = suites.find(({ title }) => title === 'PATCH /tasks/{id}')?.cases.map(({ title }) => title);
  expect(titles).toContain('moves updatedAt');
  expect(titles?.filter((title) => title.includes('createdAt'))).toEqual([]);
});
