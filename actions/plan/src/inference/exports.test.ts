import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Task: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { ...text, format: 'uuid', readOnly: true }, title: text, state: { ...text, enum: ['a', 'b'] } },
};
const tasks: Schema = { type: 'array', items: referTo('Task') };
const parameters: Operation['parameters'] = [{ name: 'state', in: 'query', schema: { ...text, enum: ['a', 'b'] } }];
const table = { 'text/csv': { schema: text } };

function asTable(content: object = table, others: Partial<Operation> = {}): Operation {
  return { responses: { '200': { description: 'A table.', content } }, ...others } as Operation;
}

function judge(paths: Readonly<Record<string, PathItem>>, rules = {}): readonly PlannedOperation[] {
  const read = { get: answering(200, referTo('Task'), { parameters: [pathParameter('taskId')] }) };
  const all = { '/tasks': { get: answering(200, tasks) }, '/tasks/{taskId}': read, ...paths };
  return inferPlan(createOpenApiDocument(all, { Task }), { operations: {}, rules }).operations;
}

describe('a table of a collection', () => {
  it.each(['/tasks/export', '/tasks/csv', '/tasks/download', '/tasks.csv', '/tasks/export.csv'])(
    'is another list of it: %s',
    (path) => {
      const exported = judge({ [path]: { get: asTable(table, { parameters }) } }).at(-1);
      expect(exported).toMatchObject({
        kind: 'list',
        resource: 'Task',
        success: { status: 200, contentType: 'text/csv', shape: 'array' },
        answerTypes: ['text/csv'],
        filters: [{ parameter: 'state', property: 'state' }],
      });
      expect(exported?.evidence).toContainEqual({ rule: 'export', detail: 'what GET /tasks lists, as a table' });
    },
  );

  it.each([
    ['another place', { '/tasks/report': { get: asTable() } }, {}],
    ['of a collection that nothing lists', { '/notes/export': { get: asTable() } }, {}],
    ['another file', { '/tasks/export': { get: asTable({ 'application/pdf': { schema: text } }) } }, {}],
    ['an answer of JSON', { '/tasks/export': { get: answering(200, { type: 'object' }) } }, {}],
    ['what the settings say is none', { '/tasks/export': { get: asTable() } }, { export: 'off' }],
  ])('is not %s', (_case, paths, rules) => {
    expect(judge(paths, rules).at(-1)?.kind).toBe('custom');
  });

  it('may be the answer of the list itself', () => {
    const content = { 'application/json': { schema: tasks }, ...table };
    const [list] = judge({ '/tasks': { get: asTable(content) } });
    expect(list).toMatchObject({ kind: 'list', answerTypes: ['application/json', 'text/csv'] });
  });
});
