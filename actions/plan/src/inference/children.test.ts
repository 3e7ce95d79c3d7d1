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

const text: Schema = { type: 'string' };
const id: Schema = { ...text, format: 'uuid', readOnly: true };
const listOf = (name: string): Schema => ({ type: 'array', items: referTo(name) });

function store(path: string, name: string, below: string[] = []): Record<string, PathItem> {
  const above = below.map((one) => pathParameter(one, id));
  const parameters = [...above, pathParameter(`${name.toLowerCase()}Id`, id)];
  return {
    [path]: {
      parameters: above,
      post: answering(201, referTo(name), { operationId: `make${name}`, requestBody: jsonOf(referTo(`New${name}`)) }),
      get: answering(200, listOf(name), { operationId: `list${name}` }),
    },
    [`${path}/{${name.toLowerCase()}Id}`]: { parameters, get: answering(200, referTo(name)) },
  };
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

const schemas = {
  NewOwner: object({ name: text }),
  Owner: object({ id, name: text, pets: listOf('Pet') }),
  NewPet: object({ name: text }),
  Pet: object({ id, name: text, ownerId: text }),
};
const paths = { ...store('/owners', 'Owner'), ...store('/owners/{ownerId}/pets', 'Pet', ['ownerId']) };

function judge(changed: Readonly<Record<string, Schema>> = {}, rules = {}, more = paths): InferredPlan {
  return inferPlan(createOpenApiDocument(more, { ...schemas, ...changed }), { operations: {}, rules });
}

const kindOf = ({ operations }: InferredPlan, name: string) => operations.find(({ id: own }) => own === name)?.kind;

describe('lists of what belongs to an item', () => {
  it('are filled with all that the nested path makes', () => {
    const plan = judge();
    const [owner, pet] = plan.resources;
    expect(owner?.children).toEqual([
      { property: 'pets', resource: 'Pet', by: 'ownerId', schema: '#/components/schemas/Pet' },
    ]);
    expect(owner?.evidence.at(-1)).toEqual({
      rule: 'children',
      detail: "no request carries `pets`: every Pet whose `ownerId` is the item's id, in order of creation",
    });
    expect(pet?.children).toBeUndefined();
    expect(kindOf(plan, 'makeOwner')).toBe('create');
  });

  it('are filled with all that refers to the item, where no path is nested', () => {
    const carried = { NewPet: object({ name: text, ownerId: text }) };
    const flat = { ...store('/owners', 'Owner'), ...store('/pets', 'Pet') };
    const post = flat['/pets']?.post ?? {};
    const refused = { ...post, responses: { ...post.responses, 404: { description: 'No such owner.' } } };
    const plan = judge(carried, {}, { ...flat, '/pets': { ...flat['/pets'], post: refused } });
    expect(plan.resources[0]?.children).toMatchObject([{ resource: 'Pet', by: 'ownerId' }]);
    expect(judge(carried, {}, flat).resources[0]?.children).toBeUndefined();
  });

  it('are left alone where `.orchestrate.yml` says so', () => {
    const plan = judge({}, { children: 'off' });
    expect(plan.resources[0]?.children).toBeUndefined();
    expect(kindOf(plan, 'makeOwner')).toBe('custom');
  });

  it.each<[string, Schema]>([
    ['must hold one', { ...listOf('Pet'), minItems: 1 }],
    ['may hold few', { ...listOf('Pet'), maxItems: 3 }],
    ['hold something else', { type: 'array', items: object({ id, name: text }) }],
  ])('are none that %s', (_name, pets) => {
    expect(judge({ Owner: object({ id, name: text, pets }) }).resources[0]?.children).toBeUndefined();
  });

  it('are none that a request carries', () => {
    const NewOwner = object({ name: text, pets: listOf('Pet') });
    expect(judge({ NewOwner }).resources[0]?.children).toBeUndefined();
  });

  it('are none that would show one another without an end, and the plan says so', () => {
    const category = {
      NewCategory: object({ name: text }),
      Category: object({ id, name: text, parentId: text, categories: listOf('Category') }),
    };
    const nested = store('/categories', 'Category');
    const below = store('/categories/{parentId}/categories', 'Category', ['parentId']);
    const plan = judge(category, {}, { ...nested, ...below });
    expect(plan.resources[0]?.children).toBeUndefined();
    expect(plan.resources[0]?.evidence).toContainEqual({
      rule: 'children',
      detail:
        '`categories` is not filled with each Category that belongs to the item: these would show one another without an end',
    });
    expect(kindOf(plan, 'makeCategory')).toBe('custom');
  });
});

describe('versions of a path', () => {
  it('show the same items', () => {
    const versioned = { ...paths, '/v2/owners': { get: answering(200, listOf('Owner'), { operationId: 'newer' }) } };
    const { resources, operations } = judge({}, {}, versioned);
    expect(resources.map(({ name }) => name)).toEqual(['Owner', 'Pet']);
    expect(operations.find(({ id: own }) => own === 'newer')).toMatchObject({ kind: 'list', resource: 'Owner' });
  });
});
