import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const text: Schema = { type: 'string' };

it('makes a slug of the title when an item is stored, and no more', async () => {
  const Post = objectOf({ id: { type: 'string', format: 'uuid' }, title: text, slug: text });
  const requestBody = { required: true, ...jsonOf(objectOf({ title: text })) };
  const document = createOpenApiDocument(
    { '/posts': { post: answering(201, referTo('Post'), { operationId: 'addPost', requestBody }) } },
    { Post },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Post', plural: 'posts', schema: '#/components/schemas/Post', operations: ['addPost'] },
        made: [{ property: 'slug', as: 'slug', of: 'title' }],
      },
    ],
    operations: {
      addPost: {
        ...{ kind: 'create', resource: 'Post' },
        success: { status: 201, contentType: 'application/json', shape: 'item' },
      },
    },
  });
  const files = await emitLines(plan, document);
  expect(files.get('src/resources/posts/store.ts')).toContain('slug: createSlug(input.title),');
  expect(files.get('src/resources/posts/table.ts')).toContain("unicode('slug').notNull()");
  expect(files.has('src/storage/slug.ts')).toBe(true);
});
