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

function judge(query: Readonly<Record<string, Schema>>, body = {}, rules = {}): PlannedOperation | undefined {
  const parameters = [
    pathParameter('petId', { type: 'integer' }),
    ...Object.entries(query).map(([name, schema]) => queryParameter(name, schema)),
  ];
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, referTo('Pet'), { requestBody: jsonOf(referTo('Pet')) }) },
      '/pets/{petId}': { post: answering(200, referTo('Pet'), { ...body, parameters }) },
    },
    { Pet },
  );
  return inferPlan(document, { operations: {}, rules }).operations[1];
}

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
