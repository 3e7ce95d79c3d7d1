import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Task: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { ...text, format: 'uuid', readOnly: true }, title: text },
};
const parameters = [pathParameter('taskId')];

function judge(head: Operation, get: Operation, rules = {}): PlannedOperation | undefined {
  const paths = {
    '/tasks': { get: answering(200, { type: 'array', items: referTo('Task') }) },
    '/tasks/{taskId}': { get, head },
  };
  const { operations } = inferPlan(createOpenApiDocument(paths, { Task }), { operations: {}, rules });
  return operations.find(({ method }) => method === 'head');
}

const read = answering(200, referTo('Task'), { operationId: 'readTask', parameters });

describe('a HEAD', () => {
  it('answers as GET of its path does', () => {
    expect(judge(answering(200, undefined, { parameters }), read)).toMatchObject({
      kind: 'head',
      success: { status: 200, shape: 'empty' },
      evidence: [{ rule: 'head', detail: 'HEAD of a path answers as its GET does, readTask, without the body' }],
    });
    expect(judge(answering(200, undefined, { parameters }), read, { head: 'off' })?.kind).toBe('custom');
  });

  it.each([
    ['another status', answering(204, undefined, { parameters }), read, 'with 200, which it does not declare'],
    [
      'a GET that no rule writes',
      answering(200, undefined, { parameters }),
      answering(200, text, { parameters }),
      'and no rule writes that',
    ],
    [
      'a GET with other credentials',
      answering(200, undefined, { parameters }),
      { ...read, security: [{ key: [] }] },
      'which demands other credentials',
    ],
  ])('is left to a person with %s', (_case, head, get, reason) => {
    expect(judge(head, get)?.reason).toContain(reason);
  });
});
