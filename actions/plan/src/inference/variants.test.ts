import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const id: Schema = { ...text, format: 'uuid', readOnly: true };
const Cat: Schema = {
  type: 'object',
  required: ['id', 'kind', 'lives'],
  properties: { id, kind: { const: 'cat' }, lives: text },
};
const Dog: Schema = {
  type: 'object',
  required: ['id', 'kind', 'breed'],
  properties: { id, kind: { const: 'dog' }, breed: text },
};
const Pet: Schema = { oneOf: [referTo('Cat'), referTo('Dog')], discriminator: { propertyName: 'kind' } } as Schema;

interface Answers {
  readonly given?: Schema;
  readonly shown?: Schema;
  readonly listed?: Schema;
}

/** What becomes of a list, of POST and of PATCH with a name. */
function infer(
  { given = referTo('Pet'), shown = referTo('Pet'), listed = shown }: Answers,
  settings?: PlanSettings,
): InferredPlan {
  const parameters = [{ name: 'kind', in: 'query' as const, schema: text }];
  const items: Schema = { type: 'array', items: listed };
  const change: Schema = { type: 'object', properties: { kind: text } };
  const document = createOpenApiDocument(
    {
      '/pets': {
        get: answering(200, items, { operationId: 'listPets', parameters }),
        post: answering(201, shown, { operationId: 'addPet', requestBody: jsonOf(given) }),
      },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { ...text, format: 'uuid' } }],
        get: answering(200, shown, { operationId: 'getPet' }),
        patch: answering(200, shown, { operationId: 'changePet', requestBody: jsonOf(change) }),
      },
    },
    { Cat, Dog, Pet },
  );
  return inferPlan(document, settings);
}

const kindOf = ({ operations }: InferredPlan, operation: string): string | undefined => {
  const found = operations.find(({ id: own }) => own === operation);
  return found?.kind === 'custom' ? found.reason : found?.kind;
};

describe('variants', () => {
  it('are stored by what all have, with a place for the rest, and filtered by it', () => {
    const plan = infer({});
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['list', 'create', 'read', 'patch']);
    expect(plan.operations[0]?.filters).toEqual([{ parameter: 'kind', property: 'kind', operator: 'eq' }]);
    expect(plan.resources).toMatchObject([{ keepsOthers: true, schema: '#/components/schemas/Pet' }]);
    expect(plan.resources[0]?.evidence).toContainEqual({
      rule: 'variants',
      detail: 'it is one of 2 objects, all of which have `id`, `kind`; the rest is kept as JSON',
    });
    expect(plan.warnings).toEqual([]);
  });

  it('are the same where they are written out', () => {
    const plan = infer({ listed: { oneOf: [Cat, Dog] } });
    expect(kindOf(plan, 'listPets')).toBe('list');
  });

  it.each<[string, Answers, string, string]>([
    [
      'a list of one of them',
      { listed: referTo('Cat') },
      'listPets',
      'in the list the answer is one of other objects than a stored item',
    ],
    [
      'a request for one of them',
      { given: referTo('Cat') },
      'addPet',
      'the request is one object, and Pet is one of several',
    ],
    [
      'a choice that makes what is none',
      { shown: referTo('Cat') },
      'addPet',
      'the request is one of several objects, and Cat is one alone',
    ],
  ])('leave custom %s', (_, answers, operation, reason) => {
    expect(kindOf(infer(answers), operation)).toBe(reason);
  });

  it('are none where the settings switch the rule off', () => {
    const plan = infer({}, { operations: {}, rules: { variants: 'off' } });
    expect(kindOf(plan, 'getPet')).toBe(
      'the answer is one of several schemas, and only objects of one schema are stored',
    );
  });
});
