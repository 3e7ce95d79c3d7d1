import type { Plan } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, PathItem, Schema } from '@orchestrate/kit/openapi/document';

import { answering, createOpenApiDocument, jsonOf, objectOf, pathParameter, referTo } from './openapi-document';
import type { ServicePlanOptions } from './service-plan';
import { createServicePlan } from './service-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const role: Schema = { type: 'string', enum: ['viewer', 'editor'] };
const security = [{ login: [] }];
const bad = { description: 'Refused.' };
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const listOf = (name: string): Schema => ({ type: 'array', items: referTo(name) });
const board = { parameters: [pathParameter('boardId')] };

const on = (operationId: string, more = {}) => ({ operationId, security, responses: { 404: bad }, ...more });
const joined = { 404: bad, 409: { description: 'A member already.' } };

const PATHS: Readonly<Record<string, PathItem>> = {
  '/register': { post: answering(201, referTo('Session'), { operationId: 'register', ...body('Credentials') }) },
  '/boards': {
    get: answering(200, listOf('Board'), { operationId: 'listBoards', summary: 'List my boards', security }),
    post: answering(201, referTo('Board'), { operationId: 'addBoard', security, ...body('NewBoard') }),
  },
  '/boards/{boardId}': {
    ...board,
    get: answering(200, referTo('Board'), on('readBoard')),
    delete: answering(204, undefined, on('dropBoard')),
  },
  '/boards/{boardId}/members': {
    ...board,
    get: answering(200, listOf('Member'), on('listMembers')),
    post: answering(201, referTo('Member'), on('addMember', { ...body('Member'), responses: joined })),
  },
  '/boards/{boardId}/members/{userId}': {
    parameters: [...board.parameters, pathParameter('userId')],
    delete: answering(204, undefined, on('dropMember')),
  },
  '/boards/{boardId}/cards': {
    ...board,
    get: answering(200, listOf('Card'), on('listCards')),
    post: answering(201, referTo('Card'), on('addCard', { ...body('NewCard'), responses: { 403: bad, 404: bad } })),
  },
  '/cards/{cardId}': {
    parameters: [pathParameter('cardId')],
    get: answering(200, referTo('Card'), on('readCard')),
    delete: answering(204, undefined, on('dropCard', { responses: { 403: bad, 404: bad } })),
  },
};
const SCHEMAS: Readonly<Record<string, Schema>> = {
  Credentials: objectOf({ email: text, password: text }),
  Session: objectOf({ token: text, id: uuid, email: text }),
  User: objectOf({ id: uuid, email: text }),
  NewBoard: objectOf({ name: text }),
  Board: objectOf({ id: uuid, name: text }),
  Member: objectOf({ userId: uuid, role }),
  NewCard: objectOf({ title: text }),
  Card: objectOf({ id: uuid, title: text }),
};

/** Boards that only who made them sees, their members, and cards of boards, as a document. */
export function describeSharedBoards(): OpenApiDocument {
  return createOpenApiDocument(PATHS, SCHEMAS, {
    components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } },
  });
}

const id = { property: 'id', type: 'uuid', source: 'server' } as const;
const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
const inPath = { property: 'boardId', resource: 'Board', required: true, isHidden: true, from: 'path' } as const;
const parents = [{ parameter: 'boardId', property: 'boardId', resource: 'Board' }];
const schema = (name: string) => `#/components/schemas/${name}`;
const owned = { in: 'path', name: 'boardId', resource: 'Board', property: 'ownerId', status: 404 } as const;

const item = { status: 201, contentType: 'application/json', shape: 'item' } as const;
const one = { ...item, status: 200 };
const list = { ...one, shape: 'array' as const };
const gone = { status: 204, shape: 'empty' } as const;
const of = (resource: string) => ({ resource, parents });

const RESOURCES: NonNullable<ServicePlanOptions['resources']> = [
  { name: 'User', plural: 'users', schema: schema('User'), id, account: { login: 'email', password: 'password' } },
  {
    ...{ name: 'Board', plural: 'boards', schema: schema('Board'), id, relations: [owner] },
    sharing: {
      ...{ resource: 'Member', item: 'boardId', account: 'userId' },
      role: { property: 'role', changing: ['editor'] },
    },
  },
  {
    ...{ name: 'Member', plural: 'members', schema: schema('Member'), unique: [['boardId', 'userId']] },
    id: { property: 'userId', type: 'uuid', source: 'client', within: 'boardId' },
    relations: [{ property: 'userId', resource: 'User', required: true }, inPath],
  },
  {
    ...{ name: 'Card', plural: 'cards', schema: schema('Card'), id, relations: [inPath] },
    sharedWith: { property: 'boardId', resource: 'Board' },
  },
];

const OPERATIONS: NonNullable<ServicePlanOptions['operations']> = {
  register: { kind: 'register', resource: 'User', success: { ...item, token: { property: 'token' } } },
  listBoards: { kind: 'list', resource: 'Board', success: list, scope: { property: 'ownerId', isShared: true } },
  addBoard: { kind: 'create', resource: 'Board', success: item },
  readBoard: {
    kind: 'read',
    resource: 'Board',
    success: one,
    owner: { property: 'ownerId', status: 404, may: 'see' },
  },
  dropBoard: { kind: 'delete', resource: 'Board', success: gone, owner: { property: 'ownerId', status: 404 } },
  listMembers: { kind: 'list', ...of('Member'), success: list, owned: [{ ...owned, may: 'see' }] },
  addMember: {
    ...{ kind: 'create', ...of('Member'), success: item, owned: [owned] },
    conflicts: [{ status: 409, cause: 'unique', properties: ['userId'] }],
  },
  dropMember: { kind: 'delete', ...of('Member'), success: gone, owned: [owned] },
  listCards: { kind: 'list', ...of('Card'), success: list, owned: [{ ...owned, may: 'see' }] },
  addCard: {
    ...{ kind: 'create', ...of('Card'), success: item },
    owned: [{ ...owned, status: 403, may: 'change' }],
  },
  readCard: {
    kind: 'read',
    resource: 'Card',
    success: one,
    owner: { property: 'boardId', status: 404, may: 'see' },
  },
  dropCard: {
    ...{ kind: 'delete', resource: 'Card', success: gone },
    owner: { property: 'boardId', status: 403, may: 'change' },
  },
};

/** The plan of {@link describeSharedBoards}. */
export function planSharedBoards(document: OpenApiDocument): Plan {
  return createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: RESOURCES,
    operations: OPERATIONS,
  });
}
