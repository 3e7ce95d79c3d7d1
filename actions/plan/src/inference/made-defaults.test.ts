import type { Resource } from '@orchestrate/contracts/plan';
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

const moment: Schema = { type: 'string', format: 'date-time' };
const whole: Schema = { type: 'integer' };

/** What is made up of a property of cards that items must show and that a request may carry. */
function judge(name: string, said: Schema, isRequired = false): Resource['made'] {
  const properties = { title: { type: 'string' }, [name]: said } satisfies Record<string, Schema>;
  const Card: Schema = {
    type: 'object',
    required: ['id', 'boardId', 'title', name],
    properties: { id: { type: 'integer' }, boardId: { type: 'integer' }, ...properties },
  };
  const input: Schema = { type: 'object', required: ['title', ...(isRequired ? [name] : [])], properties };
  const Board: Schema = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: whole, name: { type: 'string' } },
  };
  const plan = inferPlan(
    createOpenApiDocument(
      {
        '/boards': { post: answering(201, referTo('Board'), { requestBody: jsonOf(referTo('Board')) }) },
        '/boards/{boardId}': { get: answering(200, referTo('Board'), { parameters: [pathParameter('boardId')] }) },
        '/boards/{boardId}/cards': {
          parameters: [pathParameter('boardId')],
          post: answering(201, referTo('Card'), { requestBody: jsonOf(input) }),
        },
      },
      { Card, Board },
    ),
  );
  return plan.resources.find((resource) => resource.name === 'Card')?.made;
}

describe('the place of an item, where a request tells none', () => {
  it.each<[string, Schema, number]>([
    ['position', whole, 1],
    ['sortOrder', { type: 'integer', minimum: 0 }, 0],
    ['column', { type: 'integer', description: 'Appended at the end when left out' }, 1],
  ])('comes last: %s, %j', (name, said, value) => {
    expect(judge(name, said)).toEqual([{ property: name, as: 'place', value, within: 'boardId' }]);
  });

  it.each<[string, Schema, boolean]>([
    ['position', whole, true],
    ['position', { type: 'integer', default: 3 }, false],
    ['position', { type: 'string' }, false],
    ['weight', whole, false],
  ])('is none: %s, %j', (name, said, isRequired) => {
    expect(judge(name, said, isRequired)).toBeUndefined();
  });
});

describe('a moment that a request may leave out', () => {
  it.each<[string, Schema]>([
    ['recordedAt', moment],
    ['taken_on', { type: 'string', format: 'date' }],
    ['start', { ...moment, description: 'Defaults to now' }],
    ['received', { ...moment, description: 'Time of arrival when left out' }],
  ])('is the present: %s', (name, said) => {
    expect(judge(name, said)).toEqual([{ property: name, as: 'now' }]);
  });

  it.each<[string, Schema]>([
    ['dueAt', moment],
    ['scheduledAt', moment],
    ['recordedAt', { type: 'string' }],
  ])('is left to be explained: %s, %j', (name, said) => {
    expect(judge(name, said)).toBeUndefined();
  });
});
