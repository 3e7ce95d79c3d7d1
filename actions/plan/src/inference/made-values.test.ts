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

const flag: Schema = { type: 'boolean' };

/** What items of a resource with these flags begin with, where a request may carry some of them. */
function judge(
  flags: readonly string[],
  sent: readonly string[] = [],
  demanded: readonly string[] = [],
  schema: Schema = flag,
) {
  const Card: Schema = {
    type: 'object',
    required: ['id', ...flags],
    properties: {
      id: { type: 'string', format: 'uuid' },
      role: { type: 'string', enum: ['admin', 'member'] },
      ...Object.fromEntries(flags.map((name) => [name, schema])),
    },
  };
  const NewCard: Schema = {
    type: 'object',
    required: ['title', ...demanded],
    properties: { title: { type: 'string' }, ...Object.fromEntries(sent.map((name) => [name, flag])) },
  };
  const plan = inferPlan(
    createOpenApiDocument(
      {
        '/cards': { post: answering(201, referTo('Card'), { requestBody: { required: true, ...jsonOf(NewCard) } }) },
        '/cards/{id}': { get: answering(200, referTo('Card'), { parameters: [pathParameter('id')] }) },
      },
      { Card },
    ),
  );
  return { made: plan.resources[0]?.made, reason: plan.operations[0]?.reason };
}

describe('flags that every item must show', () => {
  it('begin as their names say, whether a request may carry them or not', () => {
    expect(judge(['isActive', 'archived', 'is_default'], ['archived'])).toEqual({
      made: [
        { property: 'isActive', as: 'value', value: true },
        { property: 'archived', as: 'value', value: false },
        { property: 'is_default', as: 'value', value: false },
      ],
      reason: undefined,
    });
  });

  it('are what a request says that must carry them', () => {
    expect(judge(['archived'], ['archived'], ['archived']).made).toBeUndefined();
  });

  it('are left to a person where their names say nothing', () => {
    expect(judge(['isBlue']).reason).toContain('`isBlue`');
  });
});

describe('numbers that every item must show', () => {
  const number: Schema = { type: 'integer' };

  it('begin at nothing where they tell of what has not happened yet', () => {
    expect(judge(['balance', 'views'], [], [], number).made).toEqual([
      { property: 'balance', as: 'value', value: 0 },
      { property: 'views', as: 'value', value: 0 },
    ]);
  });

  it('are left to a person where they count what is there, or cannot be nothing', () => {
    expect(judge(['memberCount'], [], [], number).reason).toContain('`memberCount`');
    expect(judge(['balance'], [], [], { ...number, minimum: 1 }).reason).toContain('`balance`');
  });
});

describe('an id beside the name that paths select by', () => {
  it('is made up, whether it must be shown or not', () => {
    const number: Schema = { type: 'integer' };
    const text: Schema = { type: 'string' };
    const Shop: Schema = { type: 'object', required: ['slug'], properties: { id: number, slug: text } };
    const NewShop: Schema = { type: 'object', required: ['slug'], properties: { slug: text } };
    const { resources, operations } = inferPlan(
      createOpenApiDocument(
        {
          '/shops': { post: answering(201, referTo('Shop'), { requestBody: { required: true, ...jsonOf(NewShop) } }) },
          '/shops/{slug}': { get: answering(200, referTo('Shop'), { parameters: [pathParameter('slug', text)] }) },
        },
        { Shop },
      ),
    );
    expect(resources[0]?.id).toMatchObject({ property: 'slug', source: 'client' });
    expect(resources[0]?.made).toEqual([{ property: 'id', as: 'id' }]);
    expect(operations.map(({ kind }) => kind)).toEqual(['create', 'read']);
  });
});
