import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

type Others = Schema['additionalProperties'];

function infer(given: Others, shown: Others, settings?: PlanSettings): InferredPlan {
  const describePet = (additionalProperties: Others): Schema => ({
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string' } },
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  });
  const schemas = { Pet: describePet(shown), NewPet: describePet(given) };
  const post = answering(201, referTo('Pet'), { operationId: 'addPet', requestBody: jsonOf(referTo('NewPet')) });
  return inferPlan(createOpenApiDocument({ '/pets': { post } }, schemas), settings);
}

describe('properties that are not declared', () => {
  const MESSAGE =
    'addPet accepts properties that are not declared (`additionalProperties`), which no item shows: they are checked and not kept';

  it.each<[string, Others, Others]>([
    ['items show any', true, true],
    ['items show any by an empty schema', { type: 'integer' }, {}],
    ['items show the same', { type: 'integer' }, { type: 'integer' }],
  ])('are kept where %s', (_, given, shown) => {
    const { resources, warnings } = infer(given, shown);
    expect(resources).toMatchObject([{ keepsOthers: true }]);
    expect(resources[0]?.evidence.map(({ rule }) => rule)).toContain('other-properties');
    expect(warnings).toEqual([]);
  });

  it.each<[string, Others, Others, readonly string[]]>([
    ['are named where items show none', true, undefined, [MESSAGE]],
    ['are named where items show others', true, { type: 'integer' }, [MESSAGE]],
    ['are no matter where none may be there', false, true, []],
    ['are no matter where nothing is said of them', undefined, true, []],
  ])('%s', (_, given, shown, messages) => {
    const { resources, warnings } = infer(given, shown);
    expect(warnings.map(({ message }) => message)).toEqual(messages);
    expect(resources[0]).not.toHaveProperty('keepsOthers');
  });

  it('are not kept where the settings switch the rule off', () => {
    const { resources, warnings } = infer(true, true, { operations: {}, rules: { 'other-properties': 'off' } });
    expect(resources[0]).not.toHaveProperty('keepsOthers');
    expect(warnings.map(({ message }) => message)).toContain(MESSAGE);
  });
});
