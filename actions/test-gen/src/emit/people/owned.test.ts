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
import { emitE2e } from '../e2e/modules';
import { renderFixtures } from '../fixtures';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const none = { 404: { description: 'There is none.' } };
const sending = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });

const PATHS: Readonly<Record<string, PathItem>> = {
  '/register': { post: answering(201, referTo('Session'), { operationId: 'register', ...sending('Credentials') }) },
  '/boards': { post: answering(201, referTo('Board'), { operationId: 'addBoard', security, ...sending('NewBoard') }) },
  '/boards/{boardId}/cards': {
    parameters: [pathParameter('boardId', uuid)],
    get: answering(
      200,
      { type: 'array', items: referTo('Card') },
      { operationId: 'listCards', security, responses: none },
    ),
    post: answering(201, referTo('Card'), { operationId: 'addCard', security, ...sending('NewCard'), responses: none }),
  },
  '/boards/{boardId}/star': {
    parameters: [pathParameter('boardId', uuid)],
    post: answering(200, referTo('Board'), { operationId: 'star', security, responses: none }),
    delete: answering(204, undefined, { operationId: 'unstar', security, responses: none }),
  },
  '/notes': {
    post: answering(201, referTo('Note'), { operationId: 'addNote', security, ...sending('NewNote'), responses: none }),
  },
};
const SCHEMAS: Readonly<Record<string, Schema>> = {
  Credentials: objectOf({ email: text, password: text }),
  Session: objectOf({ token: text, id: uuid, email: text }),
  User: objectOf({ id: uuid, email: text }),
  NewBoard: objectOf({ name: text }),
  Board: objectOf({ id: uuid, name: text, starred: { type: 'boolean' } }),
  NewCard: objectOf({ title: text }),
  Card: objectOf({ id: uuid, title: text }),
  NewNote: objectOf({ boardId: uuid, words: text }),
  Note: objectOf({ id: uuid, boardId: uuid, words: text }),
};

/** Boards that only who made them sees, with cards below them and notes that refer to them. */
function createContext() {
  const document = createOpenApiDocument(PATHS, SCHEMAS, {
    components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } },
  });
  const id = { property: 'id', type: 'uuid', source: 'server' } as const;
  const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const board = { resource: 'Board', required: true } as const;
  const item = { status: 201, contentType: 'application/json', shape: 'item' } as const;
  const own = { resource: 'Board', property: 'ownerId', status: 404 };
  const inPath = { in: 'path', name: 'boardId', ...own } as const;
  const parents = [{ parameter: 'boardId', property: 'boardId', resource: 'Board' }];
  const schema = (name: string) => `#/components/schemas/${name}`;
  const card = { ...board, property: 'boardId', isHidden: true, from: 'path' } as const;
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      { name: 'User', plural: 'users', schema: schema('User'), id, account: { login: 'email', password: 'password' } },
      {
        ...{ name: 'Board', plural: 'boards', schema: schema('Board'), id, relations: [owner] },
        marks: [{ name: 'star', flag: 'starred' }],
      },
      { name: 'Card', plural: 'cards', schema: schema('Card'), id, relations: [card, owner] },
      {
        name: 'Note',
        plural: 'notes',
        schema: schema('Note'),
        id,
        relations: [{ ...board, property: 'boardId' }, owner],
      },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { ...item, token: { property: 'token' } } },
      addBoard: { kind: 'create', resource: 'Board', success: item },
      listCards: {
        ...{ kind: 'list', resource: 'Card', success: { ...item, status: 200, shape: 'array' }, parents },
        ...{ scope: { property: 'ownerId' }, owned: [inPath] },
      },
      addCard: { kind: 'create', resource: 'Card', success: item, parents, owned: [inPath] },
      star: { kind: 'mark', resource: 'Board', success: { ...item, status: 200 }, mark: 'star', owned: [inPath] },
      unstar: {
        ...{ kind: 'unmark', resource: 'Board', success: { status: 204, shape: 'empty' }, mark: 'star' },
        owned: [inPath],
      },
      addNote: { kind: 'create', resource: 'Note', success: item, owned: [{ ...inPath, in: 'body' }] },
    },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

const linesOf = (operation: string, title: string): readonly string[] => {
  const suites = emitE2e(createContext()).flatMap((module) => module.suites);
  const cases: readonly TestCase[] = suites.find((suite) => suite.title === operation)?.cases ?? [];
  return cases.find((one) => one.title === title)?.lines ?? [];
};

it.each([
  ['GET', 'listCards({ boardId: ownerBoard.id }, ', '200'],
  ['POST', 'addCard({ boardId: ownerBoard.id }, newCard(), ', '201'],
])('asks as somebody else for what is below an item that is not theirs: %s', (method, call, status) => {
  const title = `answers 404 to who does not own the Board, and ${status} to who does`;
  expect(linesOf(`${method} /boards/{boardId}/cards`, title)).toEqual([
    'const owner = await signUp();',
    'const other = await signUp();',
    'const ownerBoard = await storeBoard({}, owner);',
    `const answer = await api.${call}{ as: other });`,
    'expectDeclared(answer, 404);',
    `expectDeclared(await api.${call}{ as: owner }), ${status});`,
  ]);
});

it('marks as somebody else what only its owner sees', () => {
  const start = [
    'const owner = await signUp();',
    'const other = await signUp();',
    'const board = await storeBoard({}, owner);',
  ];
  const refused = 'expectDeclared(answer, 404);';
  expect(
    linesOf('POST /boards/{boardId}/star', 'answers 404 to who does not own the Board, and 200 to who does'),
  ).toEqual([
    ...start,
    'const answer = await api.star({ boardId: board.id }, { as: other });',
    refused,
    'const own = await api.star({ boardId: board.id }, { as: owner });',
    'expectDeclared(own, 200);',
    'expect(own.body.starred).toBe(true);',
  ]);
  const title = 'answers 404 to who does not own the Board, and 204 to who does';
  expect(linesOf('DELETE /boards/{boardId}/star', title)).toEqual([
    ...start,
    'const first = await api.star({ boardId: board.id }, { as: owner });',
    'expectDeclared(first, 200);',
    'expect(first.body.starred).toBe(true);',
    'const answer = await api.unstar({ boardId: board.id }, { as: other });',
    refused,
    'const own = await api.unstar({ boardId: board.id }, { as: owner });',
    'expectDeclared(own, 204);',
  ]);
});

it('sends the id of an item that is somebody else’s', () => {
  expect(linesOf('POST /notes', 'answers 404 to the boardId of a Board of somebody else’s')).toEqual([
    'const owner = await signUp();',
    'const other = await signUp();',
    'const foreign = await storeBoard({}, other);',
    'const answer = await api.addNote(newNote({ boardId: foreign.id }), { as: owner });',
    'expectDeclared(answer, 404);',
  ]);
});

it('stores as one person what must belong to one', () => {
  expect(renderFixtures(createContext())).toContain('given.boardId ?? (await storeBoard({}, as)).id;');
});
