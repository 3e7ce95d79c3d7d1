import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, jsonOf, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const Jar: Schema = {
  type: 'object',
  required: ['id', 'label'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, label: { type: 'string' } },
};

function judge(responses: Operation['responses'], method: 'get' | 'delete' = 'get'): unknown {
  const list = { responses: { '200': { description: 'all', ...jsonOf({ type: 'array', items: referTo('Jar') }) } } };
  const one = { parameters: [pathParameter('jarId')], responses };
  const document = createOpenApiDocument({ '/jars': { get: list }, '/jars/{jarId}': { [method]: one } }, { Jar });
  return inferPlan(document).operations[1];
}

describe('the answer for success', () => {
  it.each(['default response', 'successful operation', ''])('is the default one, %j', (description) => {
    const responses = { default: { description, ...jsonOf(referTo('Jar')) }, '404': { description: 'Not found' } };
    expect(judge(responses)).toMatchObject({ kind: 'read', success: { status: 200, shape: 'item' } });
  });

  it.each(['Unexpected error', 'Invalid id', 'Jar not found', 'It failed'])('is none that says %j', (description) => {
    expect(judge({ default: { description, ...jsonOf(referTo('Jar')) } })).toMatchObject({ kind: 'custom' });
  });

  it('is none whose schema is that of an error, and none beside a redirection', () => {
    const ProblemDetails = { ...Jar, title: 'ProblemDetails' };
    expect(judge({ default: { description: '', ...jsonOf(ProblemDetails) } })).toMatchObject({ kind: 'custom' });
    const moved = { '302': { description: 'elsewhere' }, default: { description: '', ...jsonOf(referTo('Jar')) } };
    expect(judge(moved)).toMatchObject({ kind: 'custom' });
  });

  it('has no body where it is 204, whatever is declared', () => {
    const gone = { '204': { description: 'gone', ...jsonOf({ type: 'object' }) } };
    expect(judge(gone, 'delete')).toMatchObject({ kind: 'delete', success: { status: 204, shape: 'empty' } });
  });
});
