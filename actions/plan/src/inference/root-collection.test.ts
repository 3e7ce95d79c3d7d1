import type { OpenApiDocument, Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const Todo: Schema = { type: 'object', required: ['id'], properties: { id, title: { type: 'string' } } };
const Note: Schema = { type: 'object', required: ['id'], properties: { id, text: { type: 'string' } } };
const todos: Schema = { type: 'array', items: referTo('Todo') };
const parameters = [pathParameter('todoId')];
const makes = (name: string): Operation => answering(201, referTo(name), { requestBody: jsonOf(referTo(name)) });

const ROOT = { get: answering(200, todos), post: makes('Todo'), delete: answering(204) };
const ITEM = { parameters, get: answering(200, referTo('Todo')), delete: answering(204) };

function plan(
  paths: Readonly<Record<string, PathItem>>,
  overrides: Partial<OpenApiDocument> = {},
  rules: Readonly<Record<string, 'off'>> = {},
): InferredPlan {
  return inferPlan(createOpenApiDocument(paths, { Todo, Note }, overrides), { operations: {}, rules });
}

const kinds = ({ operations }: InferredPlan): string[] => operations.map(({ kind }) => kind);

describe('a collection at the root of the server', () => {
  it('has items, lists and makes them', () => {
    const found = plan({ '/': ROOT, '/{todoId}': ITEM });
    expect(kinds(found)).toEqual(['list', 'create', 'clear-collection', 'read', 'delete']);
    expect(found.operations.map(({ path }) => path)).toEqual(['/', '/', '/', '/{todoId}', '/{todoId}']);
    expect(found.operations[0]?.evidence.map(({ rule }) => rule)).toContain('root-collection');
  });

  it.each([
    ['its schema', {}, 'todos'],
    ['the path of the server', { servers: [{ url: 'https://example.com/api/tasks/' }] }, 'tasks'],
    ['its schema where that path is a version', { servers: [{ url: 'https://example.com/v1' }] }, 'todos'],
  ])('is named by %s', (_, overrides, plural) => {
    const { resources } = plan({ '/': ROOT, '/{todoId}': ITEM }, overrides);
    expect(resources.map((resource) => [resource.name, resource.plural])).toEqual([['Todo', plural]]);
  });

  it('has collections below its items', () => {
    const notes = { parameters, get: answering(200, { type: 'array', items: referTo('Note') }), post: makes('Note') };
    const { operations } = plan({ '/': ROOT, '/{todoId}': ITEM, '/{todoId}/notes': notes });
    expect(
      operations.filter(({ resource }) => resource === 'Note').map(({ kind, parents }) => [kind, parents]),
    ).toEqual([
      ['list', [{ parameter: 'todoId', property: 'todoId', resource: 'Todo' }]],
      ['create', [{ parameter: 'todoId', property: 'todoId', resource: 'Todo' }]],
    ]);
  });

  it('tells where a new item is', () => {
    const post = answering(201, referTo('Todo'), {
      requestBody: jsonOf(referTo('Todo')),
      responses: { 201: { description: 'Made.', headers: { Location: {} }, ...jsonOf(referTo('Todo')) } },
    });
    expect(plan({ '/': { ...ROOT, post }, '/{todoId}': ITEM }).operations[1]?.location).toBe('/{todoId}');
  });

  it.each<[string, Readonly<Record<string, PathItem>>]>([
    ['nothing stands below', { '/': ROOT }],
    ['it only says that the service is there', { '/': { get: answering(200, Todo) }, '/{todoId}': ITEM }],
  ])('is none where %s', (_, paths) => {
    expect(plan(paths).operations[0]).toMatchObject({
      kind: 'custom',
      reason: 'the path / is neither a collection nor an item of one',
    });
  });

  it('is none where a path has its name, or the rule is off', () => {
    const both = plan({ '/': ROOT, '/{todoId}': ITEM, '/todos': { get: answering(200, todos) } });
    expect(both.operations[0]?.kind).toBe('custom');
    expect(kinds(plan({ '/': ROOT, '/{todoId}': ITEM }, {}, { 'root-collection': 'off' }))).not.toContain('list');
  });
});
