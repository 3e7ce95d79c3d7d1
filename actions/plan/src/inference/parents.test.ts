import type { PlannedOperation } from '@orchestrate/contracts/plan';
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
const uuid: Schema = { type: 'string', format: 'uuid' };
const COMPONENTS: Readonly<Record<string, Schema>> = {
  Owner: { type: 'object', properties: { id: uuid, name: text } },
  Pet: { type: 'object', properties: { id: uuid, name: text } },
  Visit: { type: 'object', properties: { id: uuid, reason: text } },
  Visitor: { type: 'object', properties: { id: uuid, name: text } },
};

/** A collection and its items, with the parameters that stand in its path. */
function resource(path: string, name: string): Readonly<Record<string, PathItem>> {
  const above = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => pathParameter(parameter, uuid));
  const id = `${name.toLowerCase()}Id`;
  const body = {
    requestBody: { required: true, ...jsonOf({ type: 'object', properties: { name: text, reason: text } }) },
  };
  return {
    [path]: {
      parameters: above,
      get: answering(200, { type: 'array', items: referTo(name) }),
      post: answering(201, referTo(name), body),
    },
    [`${path}/{${id}}`]: { parameters: [...above, pathParameter(id, uuid)], get: answering(200, referTo(name)) },
  };
}

const CLINIC = {
  ...resource('/owners', 'Owner'),
  ...resource('/owners/{ownerId}/pets', 'Pet'),
  ...resource('/owners/{ownerId}/pets/{petId}/visits', 'Visit'),
};

function find({ operations }: InferredPlan, method: string, path: string): PlannedOperation | undefined {
  return operations.find((one) => one.method === method && one.path === path);
}

const infer = (paths: Readonly<Record<string, PathItem>>, settings = {}): InferredPlan =>
  inferPlan(createOpenApiDocument(paths, COMPONENTS), { operations: {}, rules: {}, ...settings });

describe('the parents that a path names', () => {
  const below = {
    parameter: 'ownerId',
    resource: 'Owner',
    of: { parameter: 'petId', resource: 'Pet', property: 'ownerId' },
  };

  it.each([
    ['get', '/owners/{ownerId}/pets/{petId}/visits'],
    ['post', '/owners/{ownerId}/pets/{petId}/visits'],
    ['get', '/owners/{ownerId}/pets/{petId}/visits/{visitId}'],
  ])('are checked one by the next: %s %s', (method, path) => {
    const operation = find(infer(CLINIC), method, path);
    expect(operation?.parents).toEqual([{ parameter: 'petId', property: 'petId', resource: 'Pet' }]);
    expect(operation?.ancestors).toEqual([below]);
    const detail = '`ownerId` of the Pet that `petId` selects must be `ownerId`';
    expect(operation?.evidence).toContainEqual({ rule: 'ancestor', detail });
  });

  it('are kept with the item where nothing may tell that one belongs to the next', () => {
    const plan = infer(CLINIC, { rules: { ancestor: 'off' } });
    const read = find(plan, 'get', '/owners/{ownerId}/pets/{petId}/visits/{visitId}');
    expect(read?.reason).toBe('no property of Visit holds what the path parameter `ownerId` selects');
  });

  it('may be of one kind or of another, as the path of what made an item says', () => {
    const plan = infer({
      ...resource('/owners', 'Owner'),
      ...resource('/visitors', 'Visitor'),
      ...resource('/owners/{ownerId}/pets', 'Pet'),
      ...resource('/visitors/{visitorId}/pets', 'Pet'),
    });
    expect(plan.resources.find(({ name }) => name === 'Pet')?.relations).toEqual([
      { property: 'ownerId', resource: 'Owner', required: false, isHidden: true, from: 'path' },
      { property: 'visitorId', resource: 'Visitor', required: false, isHidden: true, from: 'path' },
    ]);
    expect(plan.operations.filter(({ kind }) => kind === 'custom')).toEqual([]);
  });
});
