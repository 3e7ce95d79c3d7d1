import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const Reading: Schema = {
  type: 'object',
  required: ['id', 'deviceId', 'takenAt', 'createdAt'],
  properties: {
    id: { ...integer, readOnly: true },
    deviceId: integer,
    metric: text,
    takenAt: { type: 'string', format: 'date-time' },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const Device: Schema = { type: 'object', required: ['id'], properties: { id: integer } };
const none = { description: 'None.' };
const latest = answering(200, referTo('Reading'));
const usual: Operation = { ...latest, responses: { ...latest.responses, '404': none } };

interface Asked {
  readonly segment?: string;
  readonly get?: Operation;
  /** What a request to store one carries. */
  readonly carried?: Record<string, Schema>;
  readonly rules?: Record<string, 'off'>;
}

function judge({ segment = 'latest', get = usual, carried, rules = {} }: Asked): PlannedOperation | undefined {
  const parameters = [pathParameter('deviceId', integer)];
  const body = carried === undefined ? referTo('Reading') : { type: 'object' as const, properties: carried };
  const paths = {
    '/devices': { get: answering(200, { type: 'array', items: referTo('Device') }) },
    '/devices/{deviceId}/readings': {
      parameters,
      get: answering(200, { type: 'array', items: referTo('Reading') }),
      post: answering(201, referTo('Reading'), { requestBody: jsonOf(body) }),
    },
    [`/devices/{deviceId}/readings/${segment}`]: { parameters, get },
  };
  return inferPlan(createOpenApiDocument(paths, { Reading, Device }), { operations: {}, rules }).operations.at(-1);
}

it('is the one with the latest moment that requests tell, below its parent', () => {
  expect(judge({})).toMatchObject({
    kind: 'list',
    success: { status: 200, shape: 'item' },
    sorting: { choices: [{ value: 'newest', property: 'takenAt', descending: true }] },
    parents: [{ parameter: 'deviceId', property: 'deviceId', resource: 'Device' }],
    becomes: 'gives the first Reading, narrowed by deviceId, the newest first',
  });
});

it('is the last that was created where requests tell no moment', () => {
  const judged = judge({ segment: 'newest', carried: { metric: text } });
  expect(judged).toMatchObject({ kind: 'list', sorting: { choices: [{ value: 'newest', descending: true }] } });
  expect(judged?.sorting?.choices[0]).not.toHaveProperty('property');
});

it('is narrowed by what the query asks for', () => {
  const get = { ...usual, parameters: [queryParameter('metric', text)] };
  expect(judge({ get })?.filters).toMatchObject([{ parameter: 'metric', property: 'metric', operator: 'eq' }]);
});

it.each([
  ['nothing is declared for where there is none', { get: latest }],
  ['a parameter fits no rule', { get: { ...usual, parameters: [queryParameter('depth', integer)] } }],
  ['another word stands there', { segment: 'summary' }],
  ['the rule is switched off', { rules: { newest: 'off' } }],
] satisfies [string, Asked][])('is left to a person where %s', (_, asked) => {
  expect(judge(asked)?.kind).toBe('custom');
});
