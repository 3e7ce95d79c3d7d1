import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { beforeAll, describe, expect, it } from 'vitest';

import { readSpecification } from '../../specification/read-specification';
import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const SPECS = path.resolve(import.meta.dirname, '../../../../../specs');

let document: OpenApiDocument;
let plan: InferredPlan;

beforeAll(async () => {
  const request = { workingDirectory: SPECS, spec: 'journal.yaml', allowRemoteReferences: false };
  ({ document } = await readSpecification(request));
  plan = inferPlan(document);
});

function find(id: string, { operations }: InferredPlan = plan): PlannedOperation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** The document with other text in it. */
function change(from: string | RegExp, to: string): OpenApiDocument {
  const text = JSON.stringify(document);
  const changed = text.replaceAll(from, to);
  expect(changed).not.toBe(text);
  return JSON.parse(changed) as OpenApiDocument;
}

describe('operations around who calls', () => {
  it('leaves nothing custom in a journal of readers who write, like and follow', () => {
    expect(Object.fromEntries(plan.operations.map(({ id, kind }) => [id, kind]))).toEqual({
      register: 'register',
      logIn: 'login',
      getMe: 'read-self',
      changeMe: 'patch-self',
      deleteMe: 'delete-self',
      getReader: 'read',
      follow: 'mark',
      unfollow: 'unmark',
      listPosts: 'list',
      createPost: 'create',
      getFeed: 'list',
      getMyPosts: 'list',
      getPost: 'read',
      updatePost: 'patch',
      deletePost: 'delete',
      like: 'mark',
      unlike: 'unmark',
      listRemarks: 'list',
      addRemark: 'create',
      deleteRemark: 'delete',
      listTopics: 'values',
    });
    expect(plan.warnings).toEqual([]);
    expect(plan.securitySchemes).toEqual([{ name: 'bearer', type: 'bearer', takesTokens: true }]);
  });

  it.each([
    ['register', 'register'],
    ['register', 'unique-account'],
    ['logIn', 'login'],
    ['getMe', 'singleton'],
    ['follow', 'toggle'],
    ['createPost', 'wrapped-body'],
    ['getFeed', 'feed'],
    ['getMyPosts', 'own-items'],
    ['updatePost', 'partial-put'],
    ['updatePost', 'owner-only'],
    ['listTopics', 'distinct-values'],
  ])('%s shows its rule %s', (id, rule) => {
    expect(find(id).evidence.map((evidence) => evidence.rule)).toContain(rule);
  });

  it('does not call a resource read-only whose items are accounts, which registering makes', () => {
    const rules = plan.resources.flatMap(({ evidence }) => evidence.map(({ rule }) => rule));
    expect(plan.resources.some(({ account }) => account !== undefined)).toBe(true);
    expect(rules).not.toContain('read-only');
  });

  it('tells where accounts and tokens stand in answers', () => {
    expect(find('register').success).toMatchObject({ itemProperty: 'reader', token: { property: 'token' } });
    const token = { property: 'access_token', typeProperty: 'token_type', secondsProperty: 'expires_in' };
    expect(find('logIn').success).toMatchObject({ shape: 'other', token });
    expect(find('register').conflicts).toEqual([{ status: 409, cause: 'unique', properties: ['email'] }]);
  });

  it.each([
    [['bearer'], { typeName: 'bearer' }],
    [['bearer', 'Bearer'], { typeName: 'Bearer' }],
    [['mac'], {}],
  ])('tells what the type of a token is called, of %j', (names, told) => {
    const typed = change(
      '"token_type":{"type":"string"}',
      `"token_type":{"type":"string","enum":${JSON.stringify(names)}}`,
    );
    const { token } = find('logIn', inferPlan(typed)).success ?? {};
    expect(token).toEqual({
      ...{ property: 'access_token', typeProperty: 'token_type', secondsProperty: 'expires_in' },
      ...told,
    });
  });

  it('finds whose a post is, what marks it, and what its readable id is made of', () => {
    const [reader, post, remark] = plan.resources;
    expect(reader).toMatchObject({
      account: { login: 'email', password: 'password' },
      marks: [{ name: 'follow', flag: 'following', count: 'followersCount' }],
      made: [{ property: 'about', as: 'empty' }],
    });
    expect(post).toMatchObject({
      id: { property: 'slug', source: 'server', slugOf: 'title' },
      marks: [{ name: 'like', flag: 'liked', count: 'likesCount' }],
      relations: [{ property: 'writtenById', resource: 'Reader', from: 'caller', shown: { property: 'writtenBy' } }],
    });
    expect(remark?.relations).toEqual([
      { property: 'postSlug', resource: 'Post', required: true, isHidden: true, from: 'path' },
      { property: 'authorId', resource: 'Reader', required: true, from: 'caller' },
    ]);
  });

  it.each([
    ['author', { id: { type: 'string', format: 'uuid', description: 'Who.' }, handle: { type: 'string' } }, true],
    ['topic', { id: { type: 'string', format: 'uuid' }, handle: { type: 'string' } }, false],
    ['author', { id: { type: 'string', format: 'uuid' }, name: { type: 'string' } }, false],
    ['author', { id: { type: 'integer' }, handle: { type: 'string' } }, false],
    ['author', { handle: { type: 'string', maxLength: 10 } }, false],
  ])('takes `%s` with %o for a summary of who wrote it: %s', (name, properties, isOwner) => {
    const shown = JSON.stringify({ [name]: { type: 'object', required: Object.keys(properties), properties } });
    const changed = inferPlan(change('"authorId":{"type":"string","format":"uuid"}', shown.slice(1, -1)));
    const remark = changed.resources.find((resource) => resource.name === 'Remark');
    const owner = remark?.relations.find(({ from }) => from === 'caller');
    expect(owner?.shown?.property).toBe(isOwner ? 'author' : undefined);
  });

  it('answers others as an operation declares: 403, or that there is no such item', () => {
    expect(find('updatePost').owner).toEqual({ property: 'writtenById', status: 403 });
    expect(find('deleteRemark').owner).toEqual({ property: 'authorId', status: 404 });
    expect(find('getPost').owner).toBeUndefined();
  });

  it('narrows by owner, by mark and by what a list holds', () => {
    expect(find('listPosts').filters).toEqual([
      { parameter: 'author', property: 'writtenById', operator: 'eq' },
      { parameter: 'topic', property: 'topics', operator: 'has' },
      { parameter: 'likedBy', property: 'like', operator: 'marked-by' },
    ]);
    expect(find('getFeed').scope).toEqual({ property: 'writtenById', mark: 'follow' });
    expect(find('getMyPosts').scope).toEqual({ property: 'writtenById' });
  });

  it('shows at a path beside the posts those that are the caller’s, or that the caller has marked', () => {
    const shown = change('"/posts/mine"', '"/me/posts"');
    expect(find('getMyPosts', inferPlan(shown)).scope).toEqual({ property: 'writtenById' });
    const liked = inferPlan(change('"/posts/mine"', '"/me/likes"'));
    expect(find('getMyPosts', liked)).toMatchObject({
      resource: find('getPost').resource,
      scope: { property: 'slug', mark: 'like', isOfItem: true },
    });
    expect(liked.resources.map(({ name }) => name)).toEqual(plan.resources.map(({ name }) => name));
    expect(find('getMyPosts', inferPlan(change('"/posts/mine"', '"/me/secrets"'))).reason).toBe(
      'nothing says which posts the path /me/secrets shows',
    );
  });

  it.each<[string, string | RegExp, string]>([
    ['nobody logs in', '"/auth/token"', '"/auth/ticket"'],
    ['no scheme can carry a token', '"scheme":"bearer"', '"scheme":"basic"'],
  ])('knows no callers where %s', (_case, from, to) => {
    const { operations, resources } = inferPlan(change(from, to));
    expect(resources.filter(({ account, marks }) => account ?? marks)).toEqual([]);
    const reasons = operations.filter(({ kind }) => kind === 'custom').map(({ id }) => id);
    expect(reasons).toEqual(expect.arrayContaining(['logIn', 'getMe', 'follow', 'like']));
  });

  it('leaves a mark custom that anybody could set', () => {
    const open = change('"operationId":"like",', '"operationId":"like","x-open":true,');
    const { paths = {} } = open as { paths?: Record<string, { post?: { security?: unknown[] } }> };
    const { post } = paths['/posts/{slug}/like'] ?? {};
    if (post !== undefined) post.security = [];
    expect(find('like', inferPlan(open)).kind).toBe('custom');
  });

  it.each([
    ['owner', 'updatePost', { owner: { property: 'writtenById', status: 403 } }],
    ['mark', 'like', { kind: 'mark' }],
    ['accounts', 'register', { kind: 'register' }],
    ['own-items', 'getMyPosts', { kind: 'list' }],
    ['feed', 'getFeed', { kind: 'list' }],
    ['partial-put', 'updatePost', { kind: 'patch' }],
    ['wrapped-body', 'createPost', { kind: 'create', bodyProperty: 'post' }],
  ] as const)('takes no notice of the rule %s where settings switch it off', (rule, id, found) => {
    expect(find(id)).toMatchObject(found);
    expect(find(id, inferPlan(document, { operations: {}, rules: { [rule]: 'off' } }))).not.toMatchObject(found);
  });

  it.each([
    ['own-items', 'getMyPosts'],
    ['feed', 'getFeed'],
    ['partial-put', 'updatePost'],
    ['wrapped-body', 'createPost'],
  ] as const)('takes no notice of the rule %s for one operation alone', (rule, id) => {
    const { operations } = inferPlan(document, { operations: { [id]: { rules: { [rule]: 'off' } } }, rules: {} });
    const changed = operations.filter(({ id: name, kind }) => find(name).kind !== kind);
    expect(changed.map(({ id: name, kind }) => [name, kind])).toEqual([[id, 'custom']]);
  });

  it('selects accounts by what a property is called, where settings switch natural keys off', () => {
    const byHandle = JSON.stringify(change('/readers/{id}', '/readers/{handle}'));
    const parameter = '{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}';
    expect(byHandle).toContain(parameter);
    const handle = '{"name":"handle","in":"path","required":true,"schema":{"type":"string"}}';
    const named = JSON.parse(byHandle.replaceAll(parameter, handle)) as OpenApiDocument;
    const findId = (rules: Record<string, 'off'>): unknown =>
      inferPlan(named, { operations: {}, rules }).resources.find(({ account }) => account)?.id;
    expect(findId({})).toEqual({ property: 'handle', type: 'string', source: 'client', isMutable: true });
    expect(findId({ 'natural-key': 'off' })).not.toMatchObject({ isMutable: true });
  });

  describe('where who registers may choose the name and need not', () => {
    const open = answering(200, { type: 'object', properties: { token: { type: 'string' } } });
    const infer = (login: string, isDemanded = true): InferredPlan => {
      const take = (...names: readonly string[]) => ({
        required: isDemanded,
        ...jsonOf({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) }),
      });
      return inferPlan(
        createOpenApiDocument(
          {
            '/register': { post: { ...answering(204), requestBody: take('username', 'email', 'password') } },
            '/login': { post: { ...open, requestBody: take(login, 'password') } },
            '/me': { get: answering(200, referTo('User'), { security: [{ bearer: [] }] }) },
            '/users/{username}': { get: answering(200, referTo('User'), { parameters: [pathParameter('username')] }) },
          },
          { User: { type: 'object', properties: { username: { type: 'string' }, email: { type: 'string' } } } },
          { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
        ),
      );
    };

    it('keeps it, because a login goes by it', () => {
      const { resources, operations } = infer('username');
      expect(resources[0]?.id).toEqual({
        ...{ property: 'username', type: 'string', source: 'client' },
        ...{ isOptional: true, isMutable: true },
      });
      expect(operations.map(({ kind }) => kind)).toEqual(['register', 'login', 'read-self', 'read']);
      expect(operations[1]?.evidence[0]?.detail).toContain('one that leaves either out lets nobody in');
    });

    it('leaves it to the service where a login goes by another', () => {
      expect(infer('email').resources[0]?.id).toMatchObject({ property: 'username', source: 'server' });
    });

    it('leaves a login custom that need carry nothing at all', () => {
      expect(infer('username', false).operations[1]).toMatchObject({
        kind: 'custom',
        reason: 'the request need not carry a name and a password',
      });
    });
  });
});
