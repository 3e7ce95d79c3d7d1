import type { Schema } from '@orchestrate/kit/openapi/document';
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

/** Judges posts that show a slug beside their id. */
function judge(slug: Schema, sent: Schema = objectOf({ title: text }), rules: Readonly<Record<string, 'off'>> = {}) {
  const parameters = [pathParameter('id', uuid)];
  const document = createOpenApiDocument(
    {
      '/posts': {
        post: answering(201, referTo('Post'), { requestBody: { required: true, ...jsonOf(sent) } }),
      },
      '/posts/{id}': { get: answering(200, referTo('Post'), { parameters }) },
    },
    { Post: objectOf({ id: uuid, title: text, slug }) },
  );
  const { operations, resources } = inferPlan(document, { operations: {}, rules });
  return { kind: operations[0]?.kind, post: resources.find(({ name }) => name === 'Post') };
}

describe('a slug beside the id', () => {
  it.each<[string, Schema]>([
    ['of any form', text],
    ['of small letters', { ...text, pattern: '^[a-z0-9-]+$' }],
  ])('%s is made once of the title', (_, slug) => {
    const { kind, post } = judge(slug);
    expect(kind).toBe('create');
    expect(post?.made).toEqual([{ property: 'slug', as: 'slug', of: 'title' }]);
    expect(post?.evidence.at(-1)).toEqual({
      rule: 'made-slug',
      detail: '`slug` is shown and no request carries it: it is made of `title` once, and letters that nobody else has',
    });
  });

  it.each<[string, ...Parameters<typeof judge>]>([
    ['has another form', { ...text, pattern: '^[A-Z]+$' }],
    ['is short', { ...text, maxLength: 20 }],
    ['has a title that may be left out', text, { type: 'object', properties: { title: text } }],
    ['is switched off', text, objectOf({ title: text }), { made: 'off' }],
  ])('is left where it %s', (_, ...question) => {
    expect(judge(...question).kind).not.toBe('create');
  });

  it('is what a request says where one carries it', () => {
    const { kind, post } = judge(text, objectOf({ title: text, slug: text }));
    expect(kind).toBe('create');
    expect(post?.made).toBeUndefined();
  });
});
