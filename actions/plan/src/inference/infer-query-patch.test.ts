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
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: text,
    status: { ...text, enum: ['available', 'sold'] },
    weight: { type: 'number' },
  },
};

interface Given {
  readonly query: Readonly<Record<string, Schema>>;
  readonly body?: object;
  readonly rules?: Readonly<Record<string, 'off'>>;
  /** Below the item. */
  readonly below?: string;
}

function judgeAt({ query, body = {}, rules = {}, below }: Given): PlannedOperation | undefined {
  const parameters = [
    pathParameter('petId', { type: 'integer' }),
    ...Object.entries(query).map(([name, schema]) => queryParameter(name, schema)),
  ];
  const byId = { parameters: [pathParameter('petId', { type: 'integer' })] };
  const act = answering(200, referTo('Pet'), { operationId: 'act', ...body, parameters });
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, referTo('Pet'), { requestBody: jsonOf(referTo('Pet')) }) },
      '/pets/{petId}': {
        ...(below === undefined ? { post: act } : { get: answering(200, referTo('Pet'), byId) }),
      },
      ...(below === undefined ? {} : { [`/pets/{petId}/${below}`]: { patch: act } }),
    },
    { Pet },
  );
  return inferPlan(document, { operations: {}, rules }).operations.find(({ id }) => id === 'act');
}

const judge = (query: Given['query'], body = {}, rules = {}) => judgeAt({ query, body, rules });

describe('POST of an item without a body', () => {
  it('changes what the query names', () => {
    const found = judge({ name: text, status: text });
    expect(found).toMatchObject({ kind: 'query-patch', resource: 'Pet', becomes: 'changes one Pet by the query' });
    expect(found?.evidence[0]).toEqual({
      rule: 'query-patch',
      detail: 'POST of an item without a body: `name`, `status` of the query are changed',
    });
    expect(judge({ name: text }, {}, { 'query-patch': 'off' })?.kind).toBe('custom');
  });

  it.each<[string, Readonly<Record<string, Schema>>, string]>([
    [
      'nothing that an item has',
      { name: text, dryRun: { type: 'boolean' } },
      '`dryRun` names nothing of a Pet to change',
    ],
    ['the id', { id: { type: 'integer' } }, '`id` names nothing of a Pet to change'],
    ['another type', { weight: text }, '`weight` names nothing of a Pet to change'],
    ['nothing', {}, 'no rule knows what POST does to an item like /pets/{petId}'],
  ])('is custom where the query names %s', (_, query, reason) => {
    expect(judge(query)).toMatchObject({ kind: 'custom', reason });
  });

  it('is custom where it has a body too', () => {
    expect(judge({ name: text }, { requestBody: jsonOf(text) })?.kind).toBe('custom');
  });
});

describe('a path below an item that names what its query carries', () => {
  it('changes it, also where no other request may', () => {
    const found = judgeAt({ query: { status: text, name: text }, below: 'status' });
    expect(found).toMatchObject({ kind: 'query-patch', resource: 'Pet' });
    expect(found?.evidence[0]?.detail).toBe(
      'PATCH below an item without a body: `status`, `name` of the query are changed',
    );
  });

  it.each<[string, Partial<Given>]>([
    ['the path names something else', { below: 'mood' }],
    ['something in the query is nothing of an item', { query: { status: text, notify: { type: 'boolean' } } }],
    ['it is switched off', { rules: { part: 'off' } }],
  ])('is left to a person where %s', (_, given) => {
    expect(judgeAt({ query: { status: text }, below: 'status', ...given })?.kind).toBe('custom');
  });
});
