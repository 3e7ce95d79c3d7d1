import type { Embedded } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const id: Schema = { type: 'integer', readOnly: true };

function object(properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema {
  return { type: 'object', required, properties };
}

const Skill = object({ id, name: text, level: { type: 'integer' } });
const Vet = object({ id, name: text, skills: { type: 'array', items: referTo('Skill') } });

function store(path: string, name: string, responses = {}) {
  const post = answering(201, referTo(name), { operationId: `make${name}`, requestBody: jsonOf(referTo(name)) });
  const parameters = [pathParameter('id', { type: 'integer' })];
  return {
    [path]: { post: { ...post, responses: { ...post.responses, ...responses } } },
    [`${path}/{id}`]: { parameters, get: answering(200, referTo(name)) },
  };
}

function judge(schemas: Readonly<Record<string, Schema>> = {}, responses = {}, rules = {}) {
  const paths = { ...store('/skills', 'Skill', responses), ...store('/vets', 'Vet') };
  const document = createOpenApiDocument(paths, { Skill, Vet, ...schemas });
  return inferPlan(document, { operations: {}, rules }).resources.find(({ name }) => name === 'Vet');
}

const found = (...given: Parameters<typeof judge>): Embedded[] | undefined => judge(...given)?.embedded;

describe('lists of items that requests carry without their ids', () => {
  it('tell items by all else that these must have', () => {
    const vet = judge();
    expect(vet?.embedded).toEqual([{ property: 'skills', resource: 'Skill', by: ['name', 'level'] }]);
    expect(vet?.evidence.at(-1)).toEqual({
      rule: 'embedded',
      detail:
        'requests carry `skills` without the ids, which only the service sets: each is the first Skill with the same `name`, `level`, and one that is not there is made',
    });
  });

  it.each([
    ['requests may carry the id', { Skill: object({ id: { type: 'integer' }, name: text }) }],
    ['answers may leave the id out', { Skill: object({ id, name: text }, ['name']) }],
    ['a property may be absent', { Skill: object({ id, name: text }, ['id']) }],
    ['a property is nothing that can be looked for', { Skill: object({ id, parts: { type: 'array', items: text } }) }],
    ['nothing but the id is there', { Skill: object({ id }) }],
    [
      'no request carries the list',
      { Vet: object({ id, name: text, skills: { ...(Vet.properties?.skills as Schema), readOnly: true } }) },
    ],
    ['the list holds something else', { Vet: object({ id, name: text, skills: { type: 'array', items: text } }) }],
  ])('are as they are sent where %s', (_, schemas) => {
    expect(found(schemas)).toBeUndefined();
  });

  it('make nothing that may be refused for being there already', () => {
    expect(found({}, { 409: { description: 'There is one of that name.' } })).toBeUndefined();
  });

  it('are left alone where the rule is switched off', () => {
    expect(found({}, {}, { embedded: 'off' })).toBeUndefined();
  });
});
