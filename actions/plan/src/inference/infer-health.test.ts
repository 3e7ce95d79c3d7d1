import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, queryParameter } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };

function objectOf(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required: [...required] };
}

function judge(operation: Operation, path = '/health', rules: Readonly<Record<string, 'off'>> = {}) {
  const overrides = { info: { title: 'Harbour', version: '2.3.0' } };
  const document = createOpenApiDocument({ [path]: { get: operation } }, {}, overrides);
  return inferPlan(document, { operations: {}, rules }).operations[0];
}

describe('what a service is asked of itself', () => {
  it('is told from the schema, the version and the clock, and the rest is left out by name', () => {
    const data = objectOf({
      status: { type: 'string', enum: ['DOWN', 'UP'] },
      service: text,
      version: { ...text, example: '9.9.9' },
      uptime: { type: 'integer' },
      commit: text,
    });
    const time: Schema = { type: 'string', format: 'date-time' };
    const found = judge(answering(200, objectOf({ data, success: { type: 'boolean' }, timestamp: time }, ['success'])));
    expect(found).toMatchObject({ kind: 'health', success: { status: 200, shape: 'other' } });
    expect(found?.resource).toBeUndefined();
    expect(found?.tells).toEqual([
      { at: ['data', 'status'], is: 'value', value: 'UP' },
      { at: ['data', 'service'], is: 'value', value: 'Harbour' },
      { at: ['data', 'version'], is: 'value', value: '2.3.0' },
      { at: ['data', 'uptime'], is: 'uptime' },
      { at: ['success'], is: 'value', value: true },
      { at: ['timestamp'], is: 'time' },
    ]);
    expect(found?.evidence[0]?.detail).toContain('`data.commit` are left out');
  });

  it.each(['/healthz/live', '/probes/readiness', '/api/v1/health/ready'])('is asked at %s', (path) => {
    const found = judge(answering(200, objectOf({ status: { ...text, enum: ['alive', 'ready'] } }, ['status'])), path);
    expect(found).toMatchObject({ kind: 'health', tells: [{ at: ['status'], is: 'value', value: 'alive' }] });
  });

  it('is a flag alone that says yes', () => {
    const found = judge(answering(200, { type: 'boolean' }), '/utils/health-check/');
    expect(found).toMatchObject({ kind: 'health', tells: [{ at: [], is: 'value', value: true }] });
    expect(found?.evidence[0]?.detail).toContain('that it is well');
  });

  it.each([
    ['an example', { ...text, example: 'pass' }, 'pass'],
    ['the only value allowed', { ...text, const: 'here' }, 'here'],
    ['the description', { ...text, description: 'Always "alive".' }, 'alive'],
    ['the name alone', text, 'ok'],
  ] satisfies [string, Schema, string][])('says that all is well by %s', (_, status, value) => {
    expect(judge(answering(200, objectOf({ status })))?.tells).toEqual([{ at: ['status'], is: 'value', value }]);
  });

  it('reads an example of the whole answer', () => {
    const schema = objectOf({ message: text });
    const content = { 'application/json': { schema, example: { message: 'Here I am' } } };
    const found = judge({ responses: { 200: { description: 'Fine.', content } } });
    expect(found?.tells).toEqual([{ at: ['message'], is: 'value', value: 'Here I am' }]);
  });

  it.each([
    ['pong', ['pong']],
    [undefined, undefined],
  ])('answers a text that the document gives, and no other: %s', (example, values) => {
    const media = example === undefined ? { schema: text } : { schema: text, example };
    const found = judge({ responses: { 200: { description: 'Fine.', content: { 'text/plain': media } } } }, '/ping');
    expect(found?.tells?.map((told) => told.is === 'value' && told.value)).toEqual(values);
  });

  it.each([
    ['something unknown must be there', '/health', answering(200, objectOf({ region: text }, ['region']))],
    ['nothing in it is known', '/health', answering(200, objectOf({ region: text }))],
    ['it is asked of something else', '/orders/status', answering(200, objectOf({ status: text }))],
    [
      'a path selects',
      '/jobs/{id}/status',
      answering(200, objectOf({ status: text }), { parameters: [pathParameter('id')] }),
    ],
    [
      'a query must say more',
      '/status',
      answering(200, objectOf({ status: text }), { parameters: [queryParameter('of', text, { required: true })] }),
    ],
  ] satisfies [string, string, Operation][])('stays custom where %s', (_, path, operation) => {
    expect(judge(operation, path)?.kind).toBe('custom');
  });

  it('can be switched off', () => {
    expect(judge(answering(200, objectOf({ status: text })), '/health', { health: 'off' })).toMatchObject({
      kind: 'custom',
      reason: '`.orchestrate.yml` switches off the rule `health`',
    });
  });
});
