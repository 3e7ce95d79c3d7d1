import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
const Todo: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, title: text, done: { type: 'boolean' } },
};
const todos: Schema = { type: 'array', items: referTo('Todo') };

interface Given {
  /** Beside the GET of one todo. */
  readonly item?: PathItem;
  readonly schema?: Schema;
  readonly rules?: PlanSettings['rules'];
}

/** Judges the deletion of all todos, which are listed, made and read. */
function judge(remove: Operation, { item = {}, schema = Todo, rules = {} }: Given = {}): PlannedOperation {
  const paths = {
    '/todos': {
      get: answering(200, todos),
      post: answering(201, referTo('Todo'), { requestBody: jsonOf(referTo('Todo')) }),
      delete: remove,
    },
    '/todos/{todoId}': { get: answering(200, referTo('Todo'), { parameters: [pathParameter('todoId')] }), ...item },
  };
  const { operations } = inferPlan(createOpenApiDocument(paths, { Todo: schema }), { operations: {}, rules });
  const judged = operations.find(({ path, method }) => path === '/todos' && method === 'delete');
  if (judged === undefined) throw new Error('nothing was planned');
  return judged;
}

describe('a DELETE of a collection', () => {
  it('removes all that is in it', () => {
    expect(judge(answering(204))).toMatchObject({
      kind: 'clear-collection',
      resource: 'Todo',
      success: { status: 204, shape: 'empty' },
      becomes: 'removes all todos',
      evidence: [{ rule: 'clear-collection' }],
    });
  });

  it.each([
    ['Delete all todos', 'deleteAllTodos'],
    ['Delete every Todo', 'TodosView.delete'],
    ['Remove the todos', 'delete_todos_todos__delete'],
    ['Clear the todo list', 'clear'],
  ])('is called %s, or %s', (summary, operationId) => {
    expect(judge(answering(204, undefined, { summary, operationId })).kind).toBe('clear-collection');
  });

  it.each<[Operation, string]>([
    [{ summary: 'Delete all completed todos' }, 'speaks of `completed`'],
    [{ summary: 'Delete a todo' }, 'it speaks of one `todo`, and nothing says which'],
    [{ operationId: 'logout' }, 'speaks of `logout`'],
    [{ summary: 'Remove all todos', description: 'Pinned ones are kept.' }, 'its description says `kept`'],
    [{ parameters: [queryParameter('before', text)] }, '`before` may say what to remove, and fits no rule'],
    [{ requestBody: jsonOf({ type: 'object', properties: { why: text } }) }, 'which may say what to remove'],
  ])('may mean something else: %j', (operation, reason) => {
    expect(judge(answering(204, undefined, operation))).toMatchObject({
      kind: 'custom',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('removes what its filters let through', () => {
    const parameters = [queryParameter('done', { type: 'boolean' })];
    const judged = judge(answering(204, undefined, { parameters, summary: 'Delete the done todos' }));
    expect(judged).toMatchObject({
      kind: 'clear-collection',
      filters: [{ parameter: 'done', property: 'done', operator: 'eq' }],
    });
  });

  const object = (properties: Record<string, Schema>): Schema => ({
    type: 'object',
    required: Object.keys(properties),
    properties,
  });

  it.each<[string, Schema, object]>([
    ['how many there were', object({ deletedCount: { type: 'integer' } }), { totalProperty: 'deletedCount' }],
    ['that it is done', object({ message: text }), { confirmation: { message: 'All todos were deleted.' } }],
    [
      'both',
      object({ message: text, count: { type: 'integer' } }),
      { confirmation: { message: 'All todos were deleted.' }, totalProperty: 'count' },
    ],
  ])('answers %s', (_, schema, success) => {
    expect(judge(answering(200, schema))).toMatchObject({ kind: 'clear-collection', success });
  });

  it.each<[string, Operation, string]>([
    ['a list', answering(200, todos), 'nothing says whether of what was removed or of what is left'],
    ['something else', answering(200, object({ size: text })), 'the answer shows `size`'],
    ['two things', answering(200, object({ count: { type: 'integer' }, size: text })), 'requires `size`'],
    ['later', answering(202), 'nothing says what becomes of the items'],
  ])('stays custom where it answers %s', (_, remove, reason) => {
    expect(judge(remove)).toMatchObject({ kind: 'custom', reason: expect.stringContaining(reason) as string });
  });

  it('marks them where deleted ones are kept', () => {
    const kept = { ...Todo.properties, deletedAt: { type: 'string', format: 'date-time', readOnly: true } } as const;
    const one = answering(204, undefined, { parameters: [pathParameter('todoId')] });
    const judged = judge(answering(204), { item: { delete: one }, schema: { ...Todo, properties: kept } });
    expect(judged).toMatchObject({ kind: 'clear-collection', becomes: 'marks all todos as deleted' });
  });

  it('is not looked at where the rule is off', () => {
    expect(judge(answering(204), { rules: { 'clear-collection': 'off' } }).kind).toBe('custom');
  });
});
