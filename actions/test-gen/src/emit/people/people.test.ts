import path from 'node:path';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { readTemplates } from '../../templates';
import { createReadersView } from '../../testing/readers';
import type { EmittedTests } from '../emit-tests';
import { emitTests } from '../emit-tests';
import { nameBodies } from '../naming';

import { findPeople } from './people';

let templates: ReadonlyMap<string, string>;
let emitted: EmittedTests;

beforeAll(async () => {
  templates = await readTemplates(path.resolve(import.meta.dirname, '../../..'), 'support');
  emitted = emitTests({ view: createReadersView(), sources: new Map(), templates });
});

const textOf = (file: string, from: EmittedTests = emitted): string =>
  from.files.find((one) => one.path === file)?.text ?? '';

/** Titles of the tests of an operation. */
const titlesOf = (suite: string): string[] =>
  (emitted.cases.get('e2e') ?? [])
    .map((name) => name.split(' > '))
    .filter(([, title]) => title === suite)
    .map(([, , title = '']) => title);

/** The code of one test. */
function codeOf(file: string, suite: string, title: string): string {
  const [, rest = ''] = textOf(file).split(`describe(${JSON.stringify(suite)}`);
  const [, code = ''] = rest.split(`it(${JSON.stringify(title)}`);
  return code.split('\n});')[0] ?? '';
}

describe('tests of a service whose callers have accounts', () => {
  it('are TypeScript', () => {
    const problems = emitted.files.flatMap(({ path: file, text }) => {
      const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
      return diagnostics.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    });
    expect(problems).toEqual([]);
  });

  it('register people by the operation of the service, and call with their tokens', () => {
    const fixtures = textOf('tests/support/fixtures.ts');
    expect(fixtures).toContain('export async function signUp(');
    expect(fixtures).toContain('return { account: answer.body.reader, token: answer.body.token, sent };');
    expect(textOf('tests/support/client.ts')).toContain('const TOKEN_SCHEME = "bearer";');
  });

  it.each([
    ['POST /register', ['never shows the password', 'gives a token that lets its owner in']],
    ['POST /register', ['lets one of two requests win that send the same email at once']],
    ['POST /login', ['answers 401 to a password that is another', 'answers 401 to an email that nobody has']],
    ['GET /me', ['answers 200 with the account of who calls, and of nobody else']],
    ['GET /me', ['answers 401 to a token that is cut short', 'answers 401 to a token that expired long ago']],
    ['PATCH /me', ['changes only email, and only of who calls', 'takes a new password, and the old one no more']],
    ['PATCH /me', ['answers 409 where another account has the same email']],
    ['DELETE /me', ['answers 204, and lets its owner in no more, but others']],
    ['DELETE /me', ['takes with it each Post that belongs to it']],
    ['DELETE /posts/{slug}', ['answers 403 to who does not own the Post, and leaves it as it is']],
    ['DELETE /posts/{slug}', ['answers 204 to the owner of the Post']],
    ['GET /posts/mine', ['gives only what belongs to who calls']],
    ['GET /posts', ['gives only what belongs to the author asked for']],
    ['GET /posts', ['gives only those that the account named by likedBy has marked']],
    ['PUT /posts/{slug}/like', ['sets the mark like once for each account, and shows it to who has set it']],
    ['PUT /posts/{slug}/like', ['sets the mark like once where it is asked for twice at once']],
    ['DELETE /posts/{slug}/like', ['takes the mark like away from who has set it, and from nobody else']],
    ['GET /topics', ['gives each value of topics once']],
  ])('hold of %s: %s', (suite, titles) => {
    expect(titlesOf(suite)).toEqual(expect.arrayContaining(titles));
  });

  it('let the one who does not own an item try first, and look at the item then', () => {
    const code = codeOf(
      'tests/e2e/posts.test.ts',
      'DELETE /posts/{slug}',
      'answers 403 to who does not own the Post, and leaves it as it is',
    );
    expect(code.split('\n').map((line) => line.trim())).toEqual([
      ', async () => {',
      'const owner = await signUp();',
      'const other = await signUp();',
      'const post = await storePost({}, owner);',
      'expectDeclared(await api.deletePost({ slug: post.slug }, { as: other }), 403);',
      'const read = await api.getPost({ slug: post.slug });',
      'expect(read.body.post).toEqual(post);',
      'expectDeclared(await api.deletePost({ slug: post.slug }, { as: owner }), 204);',
    ]);
  });

  it('look for what somebody has marked, and for what belongs to the account of a path', () => {
    const liked = codeOf(
      'tests/e2e/posts.test.ts',
      'GET /me/likes',
      'gives what the caller has marked, and nothing of others',
    );
    expect(liked).toContain('await api.like({ slug: first.slug }, { as: reader })');
    expect(liked).toContain('expect(answer.body.posts.map((one) => one.slug)).toEqual([first.slug]);');
    const owned = codeOf(
      'tests/e2e/posts.test.ts',
      'GET /readers/{id}/posts',
      'gives only what belongs to the id of the path',
    );
    expect(owned).toContain('toEqual([first.slug]);');
    expect(titlesOf('GET /readers/{id}/posts')).not.toContain('gives what is stored');
  });

  it('count a mark, and show it to who has set it', () => {
    const title = 'sets the mark like once for each account, and shows it to who has set it';
    const code = codeOf('tests/e2e/posts.test.ts', 'PUT /posts/{slug}/like', title);
    expect(code).toContain('const again = await api.like({ slug: post.slug }, { as: fan });');
    expect(code).toContain('expect(again.body.post.likes).toBe(1);');
    expect(code).toContain('expect(second.body.post.likes).toBe(2);');
    expect(code).toContain('expect(seen.body.post.liked).toBe(false);');
  });

  it('send and compare what travels in a wrapper, and lists that show less by their ids', () => {
    const text = textOf('tests/e2e/posts.test.ts');
    expect(text).toContain('await api.createPost({ post: sent });');
    expect(text).toContain('without(answer.body.post, "slug", "likes", "liked")');
    expect(text).toContain('a body without post');
    expect(text).toContain('expect(answer.body.posts.map((one) => one.slug)).toEqual(');
  });

  it('compare of an account what a public profile shows of it', () => {
    expect(textOf('tests/e2e/readers.test.ts')).toContain(
      'expect(only(answer.body, "id")).toEqual(only(readerItem, "id"));',
    );
  });

  it('log in for a token where registering gives none', () => {
    const operations = createReadersView().plan.operations.map((one) =>
      one.id === 'register'
        ? { ...one, success: { status: 201, shape: 'item' as const, itemProperty: 'reader' } }
        : one,
    );
    const fixtures = textOf(
      'tests/support/fixtures.ts',
      emitTests({ view: createReadersView({ operations }), sources: new Map(), templates }),
    );
    expect(fixtures).toContain(
      'const entry = await api.logIn({ email: person.sent.email, password: person.sent.password });',
    );
    expect(fixtures).toContain('token: entry.body.token');
  });

  it('send with each change of an account what its body must carry', () => {
    const { plan, document } = createReadersView();
    const [before = '', after = ''] = JSON.stringify(document).split('"patch":');
    const changed = `${before}"patch":${after.replace('"required":[]', '"required":["email"]')}`;
    const view = viewService(plan, JSON.parse(changed) as OpenApiDocument);
    const tests = textOf('tests/e2e/readers.test.ts', emitTests({ view, sources: new Map(), templates }));
    expect(tests).toContain('changes %s with what must be sent, and only of who calls');
    expect(tests).toMatch(/api\.changeMe\(\{ email: [^}]+, password: "a password of tomorrow" \}, \{ as: owner \}\)/);
  });

  it('log in by a form where the specification has one, and by none that lacks something', () => {
    const { plan, document } = createReadersView();
    const text = JSON.stringify(document);
    const [before = '', after = ''] = text.split('"/login":');
    const changed = `${before}"/login":${after.replace('application/json', 'application/x-www-form-urlencoded')}`;
    const view = viewService(plan, JSON.parse(changed) as OpenApiDocument);
    const formed = emitTests({ view, sources: new Map(), templates });
    const client = textOf('tests/support/client.ts', formed);
    expect(client).toContain('logIn: (form: Form, options: Options = {}) => send<');
    expect(client).toContain('packForm(request.form)');
    expect(textOf('tests/support/client.ts')).not.toContain('Form');
    const tests = textOf('tests/e2e/readers.test.ts', formed);
    expect(tests).toContain('to a form without %s');
    expect(tests).toContain('api.logIn({ ...{ email: owner.sent.email, password: owner.sent.password }, ...changes })');
    expect(tests).toContain('answers 401 to a password that is another');
  });
});

describe('findPeople', () => {
  it('finds nobody where no scheme takes the tokens of accounts', () => {
    const view = createReadersView({ securitySchemes: [{ name: 'bearer', type: 'bearer' }] });
    expect(findPeople({ view, bodies: nameBodies(view) })).toBeUndefined();
  });
});
