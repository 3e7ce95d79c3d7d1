import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const bad = { description: 'Bad.' };
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const listOf = (name: string): Schema => ({ type: 'array', items: referTo(name) });

/** Boards of who calls, with lists, of which cards are parts. */
function infer(paths: OpenApiDocument['paths'], rules = {}): InferredPlan {
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), body('Credentials')) },
      '/login': { post: answering(200, objectOf({ token: text }), body('Credentials')) },
      '/boards': {
        get: answering(200, listOf('Board'), { summary: 'List my boards', security }),
        post: answering(201, referTo('Board'), { operationId: 'addBoard', security, ...body('NewBoard') }),
      },
      '/boards/{boardId}': {
        parameters: [pathParameter('boardId', uuid)],
        get: answering(200, referTo('Board'), { security }),
      },
      ...paths,
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      NewBoard: objectOf({ name: text }),
      Board: objectOf({ id: uuid, name: text }),
      List: objectOf({ id: uuid, boardId: uuid, name: text }),
      NewCard: objectOf({ title: text }),
      PlacedCard: objectOf({ title: text, boardId: uuid }),
      Card: objectOf({ id: uuid, title: text }),
      BoardCard: objectOf({ id: uuid, title: text, boardId: uuid }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document, { operations: {}, rules });
}

const find = ({ operations }: InferredPlan, id: string) => operations.find((one) => one.id === id);
const ownerOf = ({ resources }: InferredPlan, name: string) =>
  resources.find((one) => one.name === name)?.relations.find(({ from }) => from === 'caller')?.property;

const lists: OpenApiDocument['paths'] = {
  '/boards/{boardId}/lists': {
    parameters: [pathParameter('boardId', uuid)],
    get: answering(200, listOf('List'), { operationId: 'readLists', security }),
    post: answering(201, referTo('List'), { operationId: 'addList', security, ...body('NewBoard') }),
  },
};
const cards: OpenApiDocument['paths'] = {
  '/lists/{listId}/cards': {
    parameters: [pathParameter('listId', uuid)],
    get: answering(200, listOf('Card'), { operationId: 'readCards', security }),
    post: answering(201, referTo('Card'), { operationId: 'addCard', security, ...body('NewCard') }),
  },
  '/lists/{listId}': {
    parameters: [pathParameter('listId', uuid)],
    get: answering(200, referTo('List'), { operationId: 'readList', security }),
  },
  '/cards/{cardId}': {
    parameters: [pathParameter('cardId', uuid)],
    get: answering(200, referTo('Card'), { operationId: 'readCard', security }),
    delete: answering(204, undefined, {
      operationId: 'dropCard',
      security,
      responses: { 403: bad, 404: bad },
    }),
  },
};

describe('what lies below an item that only its owner may see', () => {
  it('is the owner’s too, at any depth and by any path', () => {
    const plan = infer({ ...lists, ...cards });
    expect(['List', 'Card'].map((name) => ownerOf(plan, name))).toEqual(['ownerId', 'ownerId']);
    expect(find(plan, 'readCard')?.owner).toEqual({ property: 'ownerId', status: 404 });
    expect(find(plan, 'dropCard')?.owner).toEqual({ property: 'ownerId', status: 403 });
    const list = { in: 'path', name: 'listId', resource: 'List', property: 'ownerId', status: 404 };
    for (const id of ['readCards', 'addCard']) expect(find(plan, id)?.owned).toEqual([list]);
  });

  it('is not where the same is listed below what everybody sees', () => {
    const shelves: OpenApiDocument['paths'] = {
      '/shelves': { post: answering(201, referTo('Board'), { security, ...body('NewBoard') }) },
      '/shelves/{boardId}/lists': { get: answering(200, listOf('List'), { operationId: 'readShelf', security }) },
    };
    expect(ownerOf(infer({ ...lists, ...shelves }), 'List')).toBeUndefined();
  });

  it('is left to a person where it says who else may see it', () => {
    const members: OpenApiDocument['paths'] = {
      '/boards/{boardId}/members': {
        parameters: [pathParameter('boardId', uuid)],
        get: answering(200, listOf('List'), { operationId: 'readMembers', security }),
        post: answering(201, referTo('List'), { operationId: 'addMember', security, ...body('NewBoard') }),
      },
    };
    expect(find(infer(members), 'readMembers')).toMatchObject({
      kind: 'custom',
      reason: 'members of a Board may see it beside its owner, and no rule lets them',
    });
  });

  it('is not where anybody may read it', () => {
    const open: OpenApiDocument['paths'] = {
      '/lists/{listId}': {
        parameters: [pathParameter('listId', uuid)],
        get: answering(200, referTo('List'), { operationId: 'readList' }),
      },
    };
    expect(ownerOf(infer({ ...lists, ...open }), 'List')).toBeUndefined();
  });
});

describe('what refers to an item that only its owner may see', () => {
  const placed: OpenApiDocument['paths'] = {
    '/cards': {
      get: answering(200, listOf('BoardCard'), { operationId: 'readCards', security }),
      post: answering(201, referTo('BoardCard'), {
        operationId: 'addCard',
        security,
        ...body('PlacedCard'),
        responses: { 404: bad },
      }),
    },
  };

  it('is the owner’s too, and can refer to no item of others', () => {
    const plan = infer(placed);
    expect(find(plan, 'readCards')?.scope).toEqual({ property: 'ownerId' });
    expect(find(plan, 'addCard')?.owned).toEqual([
      { in: 'body', name: 'boardId', resource: 'Board', property: 'ownerId', status: 404 },
    ]);
  });

  it('is everybody’s where the rule is off, and can refer to no item of others all the same', () => {
    const plan = infer(placed, { 'private-parts': 'off' });
    expect(find(plan, 'readCards')).not.toHaveProperty('scope');
    expect(find(plan, 'addCard')?.owned).toHaveLength(1);
  });
});

it('asks of each of many items that only their owners may see whose it is', () => {
  const plan = infer({
    '/boards/bulk-delete': {
      post: answering(204, undefined, {
        operationId: 'dropBoards',
        security,
        requestBody: { required: true, ...jsonOf(objectOf({ ids: { type: 'array', items: uuid } })) },
      }),
    },
    '/boards/{boardId}': {
      parameters: [pathParameter('boardId', uuid)],
      delete: answering(204, undefined, { security }),
    },
  });
  expect(find(plan, 'dropBoards')).toMatchObject({
    kind: 'delete-many',
    owner: { property: 'ownerId', status: 404 },
  });
});
