import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

function listWarnings(additionalProperties: Schema['additionalProperties']): readonly string[] {
  const Pet: Schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string' } },
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  };
  const post = answering(201, referTo('Pet'), { operationId: 'addPet', requestBody: jsonOf(referTo('Pet')) });
  return inferPlan(createOpenApiDocument({ '/pets': { post } }, { Pet })).warnings.map(({ message }) => message);
}

describe('properties that are not declared', () => {
  const MESSAGE =
    'addPet accepts properties that are not declared (`additionalProperties`): they are checked and not kept';

  it.each<[string, Schema['additionalProperties'], readonly string[]]>([
    ['are named where any may be there', true, [MESSAGE]],
    ['are named where they have a schema', { type: 'integer' }, [MESSAGE]],
    ['are no matter where none may be there', false, []],
    ['are no matter where nothing is said of them', undefined, []],
  ])('%s', (_, additional, messages) => {
    expect(listWarnings(additional)).toEqual(messages);
  });
});
