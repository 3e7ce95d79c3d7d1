import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
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

const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time', readOnly: true };
const byId = { parameters: [pathParameter('petId')] };
const restoring: PathItem = { post: answering(200, referTo('Pet'), byId) };

interface Given {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly removal?: Partial<Operation>;
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly rules?: PlanSettings['rules'];
}

function judge({ properties = {}, required = [], removal = {}, paths = {}, rules = {} }: Given): InferredPlan {
  const Pet: Schema = {
    type: 'object',
    required: ['id', 'name', ...required],
    properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: text, ...properties },
  };
  const item: PathItem = {
    get: answering(200, referTo('Pet'), byId),
    delete: answering(204, undefined, { ...byId, ...removal }),
  };
  const create = answering(201, referTo('Pet'), { requestBody: jsonOf(referTo('Pet')) });
  const all = { '/pets': { post: create }, '/pets/{petId}': item, ...paths };
  return inferPlan(createOpenApiDocument(all, { Pet }), { operations: {}, rules });
}

function findMark(given: Given): unknown {
  return judge(given).resources[0]?.softDeletion;
}

describe('deletion that marks', () => {
  it.each<[string, Given, unknown]>([
    ['a moment', { properties: { deletedAt: moment } }, { property: 'deletedAt', as: 'moment' }],
    [
      'a flag that every item shows',
      { properties: { isDeleted: { type: 'boolean', readOnly: true } }, required: ['isDeleted'] },
      { property: 'isDeleted', as: 'flag' },
    ],
    [
      'a flag that DELETE speaks of',
      { properties: { archived: { type: 'boolean', readOnly: true } }, removal: { summary: 'Archive a pet' } },
      { property: 'archived', as: 'flag' },
    ],
    [
      'a moment, and not what says that it is archived',
      {
        properties: { archivedAt: moment, deletedAt: moment },
        paths: { '/pets/{petId}/restore': restoring },
      },
      { property: 'deletedAt', as: 'moment' },
    ],
    [
      'a mark of its own, where an action archives and another restores',
      {
        properties: { archived: { type: 'boolean', readOnly: true } },
        paths: { '/pets/{petId}/restore': restoring, '/pets/{petId}/archive': restoring },
      },
      { property: 'deletedAt', as: 'moment', isHidden: true },
    ],
    [
      'a mark of its own, where an action restores',
      { paths: { '/pets/{petId}/restore': restoring } },
      { property: 'deletedAt', as: 'moment', isHidden: true },
    ],
  ])('is told by %s', (_, given, mark) => {
    expect(findMark(given)).toEqual(mark);
    const removal = judge(given).operations.find(({ kind }) => kind === 'delete');
    expect(removal?.becomes).toBe('marks one Pet as deleted');
  });

  it.each<[string, Given]>([
    ['requests set the property', { properties: { deletedAt: { ...moment, readOnly: false } } }],
    ['every item must show a moment', { properties: { deletedAt: moment }, required: ['deletedAt'] }],
    ['nothing says that DELETE archives', { properties: { archived: { type: 'boolean', readOnly: true } } }],
    ['it is switched off', { properties: { deletedAt: moment }, rules: { 'soft-delete': 'off' } }],
  ])('is none where %s', (_, given) => {
    expect(findMark(given)).toBeUndefined();
  });

  it('lets an action bring items back, and says why a declared conflict never comes', () => {
    const given: Given = {
      removal: { responses: { '409': { description: 'Something refers to it.' } } },
      paths: { '/pets/{petId}/restore': restoring },
    };
    const { operations, warnings } = judge(given);
    expect(operations.find(({ path }) => path.endsWith('/restore'))).toMatchObject({
      kind: 'restore',
      resource: 'Pet',
    });
    expect(warnings.map(({ message }) => message)).toContainEqual(expect.stringContaining('a deleted Pet is kept'));
  });
});
