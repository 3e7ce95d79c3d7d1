import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
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

const uuid: Schema = { type: 'string', format: 'uuid' };
const integer: Schema = { type: 'integer' };
const Project: Schema = { type: 'object', properties: { id: uuid, name: { type: 'string' } } };
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const projectId = [pathParameter('projectId', uuid)];

const PUT: PathItem = {
  get: answering(200, referTo('Budget'), { operationId: 'readBudget' }),
  put: answering(200, referTo('Budget'), { operationId: 'setBudget', ...body('Budget') }),
  patch: answering(200, referTo('Budget'), { operationId: 'changeBudget', ...body('Budget') }),
  delete: answering(204, undefined, { operationId: 'dropBudget' }),
};

interface Below {
  readonly item?: PathItem;
  readonly budget?: Readonly<Record<string, Schema>>;
  readonly project?: Readonly<Record<string, Schema>>;
}

/** Projects, and what each has one of. */
function infer({ item = PUT, budget = { amount: integer }, project = {} }: Below = {}, rules = {}): InferredPlan {
  const projects = {
    get: answering(200, { type: 'array', items: referTo('Project') }),
    post: answering(201, referTo('Project'), body('Project')),
  };
  const document = createOpenApiDocument(
    {
      '/projects': projects,
      '/projects/{projectId}': { parameters: projectId, get: answering(200, referTo('Project')) },
      '/projects/{projectId}/budget': { parameters: projectId, ...item },
    },
    {
      Project: { ...Project, properties: { ...Project.properties, ...project } },
      Budget: { type: 'object', required: ['amount'], properties: budget },
    },
  );
  return inferPlan(document, { operations: {}, rules });
}

const findBudget = ({ resources }: InferredPlan) => resources.find(({ name }) => name === 'Budget');

describe('what an item has one of', () => {
  const relation = { property: 'projectId', resource: 'Project', required: true, from: 'path' };

  it('goes by the id of the item', () => {
    const plan = infer();
    const id = { property: 'projectId', type: 'uuid', source: 'hidden', isOfParent: true };
    expect(findBudget(plan)).toMatchObject({ id, relations: [{ ...relation, isHidden: true }] });
    const parent = { parameter: 'projectId', property: 'projectId', resource: 'Project' };
    const operations = plan.operations.filter(({ resource }) => resource === 'Budget');
    expect(operations.map(({ kind, parents }) => [kind, parents])).toEqual([
      ['read', []],
      ['put', [parent]],
      ['patch', []],
      ['delete', []],
    ]);
  });

  it('may show that id', () => {
    const plan = infer({ budget: { amount: integer, projectId: { ...uuid, readOnly: true } } });
    const id = { property: 'projectId', type: 'uuid', source: 'server', isOfParent: true };
    expect(findBudget(plan)).toMatchObject({ id, relations: [relation] });
    expect(findBudget(plan)?.relations).toHaveLength(1);
    expect(plan.operations.filter(({ kind }) => kind === 'custom')).toEqual([]);
  });

  it('may be made by POST', () => {
    const post = answering(201, referTo('Budget'), { operationId: 'addBudget', ...body('Budget') });
    const plan = infer({ item: { get: answering(200, referTo('Budget')), post } });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['list', 'create', 'read', 'read', 'create']);
  });

  describe('that has an id of its own', () => {
    const budget = { id: { ...integer, readOnly: true }, projectId: { ...uuid, readOnly: true }, amount: integer };
    const post = (description: string) =>
      answering(201, referTo('Budget'), {
        operationId: 'add',
        ...body('Budget'),
        responses: { '409': { description } },
      });
    const get = answering(200, referTo('Budget'));

    it('goes by the id of the item, and has one made up', () => {
      const plan = infer({ item: { get, post: post('There is a budget already') }, budget });
      const id = { property: 'projectId', type: 'uuid', source: 'server', isOfParent: true };
      expect(findBudget(plan)).toMatchObject({ id, made: [{ property: 'id', as: 'id' }] });
      const { kind, conflicts } = plan.operations.find((one) => one.id === 'add') ?? {};
      expect([kind, conflicts]).toEqual(['create', [{ status: 409, cause: 'unique', properties: ['projectId'] }]]);
      expect(plan.operations.filter((one) => one.kind === 'custom')).toEqual([]);
    });

    it('is refused for nothing that its conflict does not say', () => {
      const plan = infer({ item: { get, post: post('The project is closed') }, budget });
      expect(plan.operations.find((one) => one.id === 'add')?.conflicts).toEqual([]);
    });

    it('is a collection where GET lists', () => {
      const list = answering(200, { type: 'array', items: referTo('Budget') });
      const plan = infer({ item: { get: list, post: post('There is a budget already') }, budget });
      expect(findBudget(plan)?.id).toEqual({ property: 'id', type: 'integer', source: 'server' });
    });
  });

  it.each<[string, Below]>([
    ['nothing makes it', { item: { get: answering(200, referTo('Budget')) } }],
    ['nothing reads it', { item: { put: answering(200, referTo('Budget'), body('Budget')) } }],
    ['the item shows it', { project: { budget: { type: 'object' } } }],
    ['the item shows all that it holds', { project: { amount: integer } }],
    ['it is another resource', { item: { ...PUT, get: answering(200, referTo('Project')) } }],
  ])('is none where %s', (_, below) => {
    expect(findBudget(infer(below))).toBeUndefined();
  });

  it('is none where the rule is switched off', () => {
    expect(findBudget(infer({}, { 'only-child': 'off' }))).toBeUndefined();
  });
});
