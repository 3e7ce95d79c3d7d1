import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const Page = objectOf({ id: uuid, spaceId: uuid, title: text, content: text });
const requestBody = { required: true, ...jsonOf(objectOf({ title: text, content: text })) };
const inSpace = { parameters: [pathParameter('spaceId', uuid)] };
const ofPage = { parameters: [pathParameter('pageId', uuid)] };

/** Pages that are listed and made below a space, and read by themselves. */
function judge(Line: Schema) {
  const paths: Readonly<Record<string, PathItem>> = {
    '/spaces/{spaceId}/pages': {
      ...inSpace,
      get: answering(200, { type: 'array', items: referTo('Line') }),
      post: answering(201, referTo('Page'), { requestBody }),
    },
    '/pages/{pageId}': { ...ofPage, get: answering(200, referTo('Page')) },
  };
  return inferPlan(createOpenApiDocument(paths, { Page, Line }));
}

describe('what shows all of an item', () => {
  it('is what a create answers where the list shows only some of it', () => {
    const { operations, resources } = judge(objectOf({ id: uuid, title: text }));
    expect(operations.map(({ kind, resource }) => [kind, resource])).toEqual([
      ['list', 'Page'],
      ['create', 'Page'],
      ['read', 'Page'],
    ]);
    expect(resources.map(({ name }) => name)).toEqual(['Page']);
  });

  it('is an item of the list where that shows anything else', () => {
    const { operations } = judge(objectOf({ id: uuid, title: text, words: { type: 'integer' } }));
    expect(operations[1]?.kind).toBe('custom');
  });
});
