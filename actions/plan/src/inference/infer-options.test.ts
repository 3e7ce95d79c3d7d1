import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Task: Schema = { type: 'object', properties: { id: text, title: text } };

function judge(options: Operation, rules = {}): PlannedOperation | undefined {
  const paths = { '/tasks': { get: answering(200, { type: 'array', items: referTo('Task') }), options } };
  const { operations } = inferPlan(createOpenApiDocument(paths, { Task }), { operations: {}, rules });
  return operations.find(({ method }) => method === 'options');
}

const headed = (name: string, required: boolean): Operation => ({
  responses: { '200': { description: 'Fine.', headers: { [name]: { required, schema: text } } } },
});

describe('an OPTIONS', () => {
  it.each([
    [204, answering(204)],
    [200, headed('Allow', true)],
    [200, { responses: { '200': { description: '', headers: { 'Access-Control-Max-Age': { schema: text } } } } }],
  ])('tells the methods of its path with %d', (status, options) => {
    expect(judge(options)).toMatchObject({
      ...{ kind: 'options', success: { status, shape: 'empty' } },
      evidence: [{ rule: 'options' }],
    });
    expect(judge(options, { options: 'off' })?.kind).toBe('custom');
  });

  it.each<[string, Operation, string]>([
    ['a body', answering(200, text), 'and a body besides'],
    ['another header that must be there', headed('X-Cost', true), 'OPTIONS must answer the header `X-Cost`'],
    [
      'something that must be asked',
      answering(204, undefined, { parameters: [{ name: 'for', in: 'query', required: true, schema: text }] }),
      'it must be sent something',
    ],
    ['no success', { responses: { '400': { description: 'No.' } } }, 'no success is declared'],
  ])('is left to a person with %s', (_case, options, reason) => {
    expect(judge(options)?.reason).toContain(reason);
  });
});
