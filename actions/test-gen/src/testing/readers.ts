import type { Plan, PlannedOperation, Resource, Success } from '@orchestrate/contracts/plan';
import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import type { OpenApiDocument, Operation, PathItem, Response, Schema } from '@orchestrate/kit/openapi/document';

import type { ServiceView } from '../service/service-view';
import { viewService } from '../service/service-view';

// A small service of readers: they sign up, write posts in a wrapper, which others can like, and follow one another.

const text: Schema = { type: 'string', minLength: 1, maxLength: 80 };
const id: Schema = { type: 'string', format: 'uuid' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const post = {
  slug: text,
  title: text,
  topics: { type: 'array', items: { type: 'string' } },
  likes: { type: 'integer' },
} as const;

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Reader: object({ id, email: { type: 'string', format: 'email' } }),
  Profile: object({ id, following: { type: 'boolean' } }),
  Post: object({ ...post, liked: { type: 'boolean' } }),
};

const answer = (schema: Schema): Response => ({ description: 'Fine.', content: { 'application/json': { schema } } });
const bad: Response = { description: 'Bad.' };
const empty: Response = { description: 'Done.' };
const takes = (
  properties: Record<string, Schema>,
  required: string[] = Object.keys(properties),
): Pick<Operation, 'requestBody'> => ({
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { type: 'object', required, properties } } },
  },
});
const credentials = { email: { type: 'string', format: 'email' }, password: { type: 'string', minLength: 8 } } as const;
const own = { security: [{ bearer: [] }] };
const slug = { parameters: [{ name: 'slug', in: 'path', required: true, schema: text }] } as const;
const postAnswer = answer(object({ post: ref('Post') }));
const posts = answer(object({ posts: { type: 'array', items: object({ slug: text, title: text }) } }));

const PATHS: Readonly<Record<string, PathItem>> = {
  '/register': {
    post: {
      ...takes(credentials),
      responses: { '201': answer(object({ token: text, reader: ref('Reader') })), '409': bad },
    },
  },
  '/login': { post: { ...takes(credentials), responses: { '200': answer(object({ token: text })), '401': bad } } },
  '/me': {
    get: { ...own, responses: { '200': answer(ref('Reader')), '401': bad } },
    patch: { ...own, ...takes(credentials, []), responses: { '200': answer(ref('Reader')), '401': bad, '409': bad } },
    delete: { ...own, responses: { '204': empty, '401': bad } },
  },
  '/readers/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
    get: { responses: { '200': answer(ref('Profile')), '404': bad } },
  },
  '/posts': {
    get: {
      parameters: ['author', 'likedBy'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
      responses: { '200': posts },
    },
    post: {
      ...own,
      ...takes({ post: object({ title: text, topics: post.topics }) }),
      responses: { '201': postAnswer, '401': bad },
    },
  },
  '/posts/mine': { get: { ...own, responses: { '200': posts, '401': bad } } },
  '/me/likes': { get: { ...own, responses: { '200': posts, '401': bad } } },
  '/readers/{id}/posts': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
    get: { responses: { '200': posts, '404': bad } },
  },
  '/posts/{slug}': {
    ...slug,
    get: { responses: { '200': postAnswer, '404': bad } },
    delete: { ...own, responses: { '204': empty, '401': bad, '403': bad, '404': bad } },
  },
  '/posts/{slug}/like': {
    ...slug,
    put: { ...own, responses: { '200': postAnswer, '401': bad, '404': bad } },
    delete: { ...own, responses: { '200': postAnswer, '401': bad, '404': bad } },
  },
  '/topics': { get: { responses: { '200': answer({ type: 'array', items: { type: 'string' } }) } } },
};

const DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Readers', version: '1.0.0' },
  paths: PATHS,
  components: { schemas: SCHEMAS, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
};

type Line = readonly [
  name: string,
  request: string,
  kind: PlannedOperation['kind'],
  resource: 'Reader' | 'Post',
  success: Success,
];

function planOne([name, request, kind, resource, success]: Line, more: Partial<PlannedOperation>): PlannedOperation {
  const [method = '', path = ''] = request.split(' ');
  const item = PATHS[path];
  const isOwn = item?.[method as 'get']?.security !== undefined;
  return {
    id: name,
    method: method as PlannedOperation['method'],
    path,
    pointer: '#/paths',
    kind,
    resource,
    success,
    filters: [],
    conflicts: [],
    parents: [],
    security: isOwn ? [['bearer']] : [],
    becomes: kind,
    evidence: [],
    ...more,
  };
}

const wrapped = (status: number): Success => ({ status, shape: 'item', itemProperty: 'post' });
const list: Success = { status: 200, shape: 'envelope', itemsProperty: 'posts' };
const gone: Success = { status: 204, shape: 'empty' };
const token = { property: 'token' };
const conflicts = [{ status: 409, cause: 'unique' as const, properties: ['email'] }];
const filters: PlannedOperation['filters'] = [
  { parameter: 'author', property: 'writerId', operator: 'eq' },
  { parameter: 'likedBy', property: 'like', operator: 'marked-by' },
];

const OPERATIONS: readonly (readonly [Line, Partial<PlannedOperation>?])[] = [
  [
    ['register', 'post /register', 'register', 'Reader', { status: 201, shape: 'item', itemProperty: 'reader', token }],
    { conflicts },
  ],
  [['logIn', 'post /login', 'login', 'Reader', { status: 200, shape: 'other', token }]],
  [['getMe', 'get /me', 'read-self', 'Reader', { status: 200, shape: 'item' }]],
  [['changeMe', 'patch /me', 'patch-self', 'Reader', { status: 200, shape: 'item' }], { conflicts }],
  [['deleteMe', 'delete /me', 'delete-self', 'Reader', gone]],
  [['getReader', 'get /readers/{id}', 'read', 'Reader', { status: 200, shape: 'item' }]],
  [['listPosts', 'get /posts', 'list', 'Post', list], { filters }],
  [['createPost', 'post /posts', 'create', 'Post', wrapped(201)], { bodyProperty: 'post' }],
  [['getMyPosts', 'get /posts/mine', 'list', 'Post', list], { scope: { property: 'writerId' } }],
  [['listLiked', 'get /me/likes', 'list', 'Post', list], { scope: { property: 'slug', mark: 'like', isOfItem: true } }],
  [
    ['listPostsOf', 'get /readers/{id}/posts', 'list', 'Post', list],
    { parents: [{ parameter: 'id', property: 'writerId', resource: 'Reader' }] },
  ],
  [['getPost', 'get /posts/{slug}', 'read', 'Post', wrapped(200)]],
  [['deletePost', 'delete /posts/{slug}', 'delete', 'Post', gone], { owner: { property: 'writerId', status: 403 } }],
  [['like', 'put /posts/{slug}/like', 'mark', 'Post', wrapped(200)], { mark: 'like' }],
  [['unlike', 'delete /posts/{slug}/like', 'unmark', 'Post', wrapped(200)], { mark: 'like' }],
  [['listTopics', 'get /topics', 'values', 'Post', { status: 200, shape: 'array' }], { property: 'topics' }],
];

const RESOURCE = { unique: [], timestamps: [], operations: [], evidence: [] };

const RESOURCES: readonly Resource[] = [
  {
    ...RESOURCE,
    name: 'Reader',
    plural: 'readers',
    schema: '#/components/schemas/Reader',
    id: { property: 'id', type: 'uuid', source: 'server' },
    relations: [],
    unique: [['email']],
    account: { login: 'email', password: 'password' },
  },
  {
    ...RESOURCE,
    name: 'Post',
    plural: 'posts',
    schema: '#/components/schemas/Post',
    id: { property: 'slug', type: 'string', source: 'server', slugOf: 'title' },
    relations: [{ property: 'writerId', resource: 'Reader', required: true, isHidden: true, from: 'caller' }],
    marks: [{ name: 'like', flag: 'liked', count: 'likes' }],
  },
];

const PLAN: Plan = {
  schemaVersion: 1,
  service: { name: 'readers', title: 'Readers', version: '1.0.0' },
  specification: {
    source: 'readers.yaml',
    dialect: 'openapi-3.1',
    bundled: 'phases/plan/openapi.json',
    sha256: 'a'.repeat(64),
    files: [],
  },
  securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  resources: [...RESOURCES],
  operations: OPERATIONS.map(([line, more = {}]) => planOne(line, more)),
  tasks: [],
  warnings: [],
  configuration: defaultConfiguration(),
};

/** The service of readers, joined from its plan and its specification; parts of the plan may be given. */
export function createReadersView(more: Partial<Plan> = {}): ServiceView {
  return viewService({ ...PLAN, ...more }, DOCUMENT, () => false);
}
