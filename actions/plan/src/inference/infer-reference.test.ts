import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const id: Schema = { type: 'integer', readOnly: true };
const key: Schema = { type: 'integer' };
const none = { 404: { description: 'None' } };
const byId = { parameters: [pathParameter('taskId', key)] };

interface Case {
  readonly path: string;
  readonly item: PathItem;
  readonly task?: Schema;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

const Task: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id, title: text, personId: key, assignee: { oneOf: [referTo('Person'), { type: 'null' }] } },
};

/** The operations below a task, which has an author by `personId`, and shows whom `assigneeId` names. */
function judge({ path, item, task = Task, rules = {} }: Case): PlannedOperation[] {
  const made = (name: string): Operation => ({
    ...answering(201, referTo(name)),
    requestBody: { ...jsonOf(referTo(`New${name}`)), required: true },
  });
  const document = createOpenApiDocument(
    {
      '/people': { post: made('Person') },
      '/tasks': { post: { ...made('Task'), responses: { ...made('Task').responses, ...none } } },
      '/tasks/{taskId}': { get: answering(200, referTo('Task'), byId) },
      [`/tasks/{taskId}${path}`]: item,
    },
    {
      NewPerson: objectOf({ name: text }),
      Person: objectOf({ id, name: text }),
      NewTask: { type: 'object', required: ['title'], properties: { title: text, personId: key, assigneeId: key } },
      Task: task,
    },
  );
  return inferPlan(document, { operations: {}, rules }).operations.filter((one) => one.path.endsWith(path));
}

function sending(schema: Schema, more: Operation['responses'] = none): Operation {
  const { responses, ...rest } = answering(200, referTo('Task'), byId);
  return { ...rest, responses: { ...responses, ...more }, requestBody: { ...jsonOf(schema), required: true } };
}

const taking = { ...answering(204, undefined, byId), ...byId };

describe('a path below an item that names a reference of it', () => {
  it.each<[string, string, string, Schema]>([
    ['the resource', '/assignee', 'personId', objectOf({ personId: key })],
    ['the reference', '/assignee', 'assigneeId', objectOf({ assigneeId: key })],
    ['an id', '/assignee', 'id', objectOf({ id: key })],
    ['an id after a verb', '/assign', 'personId', objectOf({ personId: key })],
  ])('sets it to what the body carries under the name of %s', (_case, path, carried, body) => {
    const [found] = judge({ path, item: { put: sending(body) } });
    expect(found).toMatchObject({ kind: 'refer', resource: 'Task', success: { shape: 'item' } });
    expect(found?.reference).toEqual({ property: 'assigneeId', resource: 'Person', carried });
    expect(found?.evidence[0]).toEqual({
      rule: 'refer',
      detail: `the path names \`assigneeId\`, which becomes \`${carried}\` of the body, the id of a Person`,
    });
  });

  it.each<[string, PathItem]>([
    ['/assignee', { delete: taking }],
    ['/person', { delete: taking }],
    ['/unassign', { post: taking }],
  ])('takes it away: %s', (path, item) => {
    const property = path === '/person' ? 'personId' : 'assigneeId';
    const [found] = judge({ path, item });
    expect(found).toMatchObject({ kind: 'unrefer', reference: { property, resource: 'Person' } });
    expect(found?.becomes).toBe('takes a reference of one Task away');
    expect(judge({ path, item, rules: { unrefer: 'off' } })[0]?.kind).toBe('custom');
  });

  it.each<[string, Schema, Operation['responses']?]>([
    ['something else too', objectOf({ personId: key, note: text })],
    ['an id of another form', objectOf({ personId: text })],
    ['another name', objectOf({ taskNumber: key })],
    ['nothing, perhaps', { type: 'object', properties: { assigneeId: key } }],
    ['an id that nobody has, and no answer to that', objectOf({ assigneeId: key }), {}],
  ])('is left to a person where the body carries %s', (_case, body, more = none) => {
    expect(judge({ path: '/assignee', item: { put: sending(body, more) } })[0]?.kind).toBe('custom');
  });

  it('stays where every item must have it', () => {
    const task = { ...Task, required: ['id', 'title', 'personId'] };
    const [found] = judge({ path: '/person', item: { delete: taking }, task });
    expect(found).toMatchObject({ kind: 'custom', reason: 'every Task must have `personId`' });
  });
});
