import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const byId = { parameters: [pathParameter('id', uuid)] };
const sending = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });

it('selects an item by its own id where what it was stored below is selected by that name too', () => {
  const paths: Readonly<Record<string, PathItem>> = {
    '/posts': {
      post: answering(201, referTo('Post'), { operationId: 'addPost', ...sending(objectOf({ title: text })) }),
    },
    '/posts/{id}/replies': {
      ...byId,
      post: answering(201, referTo('Reply'), { operationId: 'addReply', ...sending(objectOf({ words: text })) }),
    },
    '/replies/{id}': { ...byId, get: answering(200, referTo('Reply'), { operationId: 'getReply' }) },
  };
  const document = createOpenApiDocument(paths, {
    Post: objectOf({ id: uuid, title: text }),
    Reply: objectOf({ id: uuid, postId: uuid, words: text }),
  });
  const made = { status: 201, contentType: 'application/json', shape: 'item' } as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Post', plural: 'posts', schema: '#/components/schemas/Post', operations: ['addPost'] },
      {
        ...{ name: 'Reply', plural: 'replies', schema: '#/components/schemas/Reply' },
        relations: [{ property: 'postId', resource: 'Post', required: true, from: 'path' }],
        operations: ['addReply', 'getReply'],
      },
    ],
    operations: {
      addPost: { kind: 'create', resource: 'Post', success: made },
      addReply: {
        ...{ kind: 'create', resource: 'Reply', success: made },
        parents: [{ parameter: 'id', property: 'postId', resource: 'Post' }],
      },
      getReply: { kind: 'read', resource: 'Reply', success: { ...made, status: 200 } },
    },
  });
  const view = viewService(plan, document);
  const cases = emitE2e({ view, bodies: nameBodies(view) })
    .flatMap(({ suites }) => suites)
    .flatMap((suite) => suite.cases);
  const read = cases.find(({ title }) => title === 'answers 200 with the Reply as it was stored');
  expect(read?.lines).toContain('const reply = await storeReply({ id: post.id });');
  expect(read?.lines).toContain('const answer = await api.getReply({ id: reply.id });');
});
