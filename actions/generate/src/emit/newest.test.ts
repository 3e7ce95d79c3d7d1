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

import { emitFiles } from './testing/emit-files';

const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time' };
const Reading: Schema = { type: 'object', required: ['id'], properties: { id: text, device: text, takenAt: moment } };

it('answers the first of a list, and 404 where it is empty', async () => {
  const made = { operationId: 'addReading', requestBody: { required: true, ...jsonOf(referTo('Reading')) } };
  const newest = answering(200, referTo('Reading'), {
    operationId: 'latestReading',
    parameters: [pathParameter('device', text)],
  });
  const get = { ...newest, responses: { ...newest.responses, '404': { description: 'None.' } } };
  const paths = {
    '/readings': { post: answering(201, referTo('Reading'), made) },
    '/{device}/readings/latest': { get },
  };
  const document = createOpenApiDocument(paths, { Reading });
  const success = { shape: 'item', contentType: 'application/json' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'Reading', plural: 'readings', schema: '#/components/schemas/Reading' }],
    operations: {
      addReading: { kind: 'create', resource: 'Reading', success: { status: 201, ...success } },
      latestReading: {
        kind: 'list',
        resource: 'Reading',
        success: { status: 200, ...success },
        parents: [{ parameter: 'device', property: 'device' }],
        sorting: { choices: [{ value: 'newest', property: 'takenAt', descending: true }] },
      },
    },
  });
  const files = await emitFiles(plan, document);
  const handler = (files.get('src/operations/latest-reading.ts') ?? '').replace(/\s+/g, ' ');
  expect(handler).toContain(
    'await readings.list({ device: path.device, }, { offset: 0, limit: 1 }, { by: "takenAt", isDescending: true });',
  );
  expect(handler).toContain('if (reading === undefined) throw new ApiError(404, "There is no reading.");');
  expect(handler).toContain('return c.json(toReading(reading), 200);');
});
