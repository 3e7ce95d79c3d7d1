import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const Pet: Schema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, status: { type: 'string', enum: ['here', 'sold'] } },
};
const numbers: Schema = { type: 'object', additionalProperties: { type: 'integer' } };

function judge(summary: string, answer = numbers, rules: Readonly<Record<string, 'off'>> = {}) {
  const paths = {
    '/pets/{petId}': { get: answering(200, referTo('Pet'), { parameters: [pathParameter('petId')] }) },
    '/inventory': { get: answering(200, answer, { summary }) },
  };
  return inferPlan(createOpenApiDocument(paths, { Pet }), { operations: {}, rules }).operations[1];
}

describe('how many there are', () => {
  it('is told by the values of the property that the description names', () => {
    const counts = judge('Returns pet inventories by status');
    expect(counts).toMatchObject({ kind: 'counts', resource: 'Pet', property: 'status', success: { shape: 'other' } });
    expect(counts?.becomes).toBe('counts pets by status');
  });

  it.each([
    ['no property is named', 'Counts pets', numbers],
    ['no resource is named', 'Counts by status', numbers],
    ['any text may be the value', 'Counts pets by name', numbers],
    ['the answer is no numbers', 'Counts pets by status', { type: 'object', additionalProperties: { type: 'string' } }],
  ] satisfies [string, string, Schema][])('stays custom where %s', (_, summary, answer) => {
    expect(judge(summary, answer)?.kind).toBe('custom');
  });

  it('can be switched off', () => {
    expect(judge('Counts pets by status', numbers, { counts: 'off' })).toMatchObject({
      kind: 'custom',
      reason: '`.orchestrate.yml` switches off the rule `counts`',
    });
  });
});
