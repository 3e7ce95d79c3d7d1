import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time' };
const Device: Schema = { type: 'object', required: ['id', 'name'], properties: { id: uuid, name: text } };
const sent = { takenAt: moment, deviceId: uuid };
const Reading: Schema = {
  type: 'object',
  required: ['id', 'takenAt', 'deviceId'],
  properties: { id: uuid, ...sent },
};

/** Tests of the newest reading of a device, ordered by a property or as they were created. */
function emit(property?: string): readonly TestCase[] {
  const create = (name: string, properties: Record<string, Schema>) =>
    answering(201, referTo(name), {
      operationId: `add${name}`,
      requestBody: { required: true, ...jsonOf({ type: 'object', required: Object.keys(properties), properties }) },
    });
  const latest = answering(200, referTo('Reading'), {
    operationId: 'latestReading',
    parameters: [pathParameter('deviceId', uuid)],
  });
  const responses = { ...latest.responses, '404': { description: 'None.' } };
  const document = createOpenApiDocument(
    {
      '/devices': { post: create('Device', { name: text }) },
      '/readings': { post: create('Reading', sent) },
      '/devices/{deviceId}/readings/latest': { get: { ...latest, responses } },
    },
    { Device, Reading },
  );
  const json = { contentType: 'application/json' };
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Device', plural: 'devices', schema: '#/components/schemas/Device' },
      {
        name: 'Reading',
        plural: 'readings',
        schema: '#/components/schemas/Reading',
        relations: [{ property: 'deviceId', resource: 'Device', required: true }],
      },
    ],
    operations: {
      addDevice: { kind: 'create', resource: 'Device', success: { status: 201, shape: 'item', ...json } },
      addReading: { kind: 'create', resource: 'Reading', success: { status: 201, shape: 'item', ...json } },
      latestReading: {
        kind: 'list',
        resource: 'Reading',
        success: { status: 200, shape: 'item', ...json },
        parents: [{ parameter: 'deviceId', property: 'deviceId', resource: 'Device' }],
        sorting: { choices: [{ value: 'newest', ...(property === undefined ? {} : { property }), descending: true }] },
      },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  return suites.find(({ title }) => title === 'GET /devices/{deviceId}/readings/latest')?.cases ?? [];
}

describe('the newest of a collection', () => {
  it('is none where nothing is stored', () => {
    const none = emit().find(({ title }) => title === 'answers 404 where there is none yet');
    expect(none?.lines).toHaveLength(3);
    expect(none?.lines[0]).toBe('const device = await storeDevice();');
  });

  it('is the last that was created', () => {
    const found = emit().find(({ title }) => title === 'answers 200 with the newest Reading');
    expect(found?.lines.map((line) => /^const (\w+) = await store/.exec(line)?.[1] ?? '').filter(Boolean)).toEqual([
      'device',
      'first',
      'second',
      'newest',
    ]);
    expect(found?.lines.at(-1)).toBe('expect(answer.body).toEqual(newest);');
  });

  it('is by a property not the last that was created', () => {
    const found = emit('takenAt').find(({ title }) => title === 'answers 200 with the newest Reading');
    const stored = found?.lines.filter((line) => line.includes('storeReading')) ?? [];
    const moments = stored.map((line) => /takenAt: "([^"]+)"/.exec(line)?.[1] ?? '');
    expect(stored[1]).toContain('const newest');
    expect([...moments].sort()).toEqual([moments[0], moments[2], moments[1]]);
  });
});
