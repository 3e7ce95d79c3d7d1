import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { ServiceProcess } from '../support/built-service';
import { buildService, startService } from '../support/built-service';
import { ROOT } from '../support/bundle';
import { checkNotes } from '../support/notes-cases';

let root: string;
let service: ServiceProcess;

interface Answer {
  readonly status: number;
  /** `undefined`: there is none. */
  readonly body: unknown;
}

/** Calls the service, as somebody where a token is given. */
async function call(request: string, token?: string, body?: unknown): Promise<Answer> {
  const [method = '', target = ''] = request.split(' ');
  const response = await fetch(`${service.url}${target}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

interface Reader {
  readonly token: string;
  readonly id: string;
}

const PASSWORD = 'a quiet harbour';

async function register(handle: string): Promise<Reader> {
  const given = { handle, email: `${handle}@example.com`, password: PASSWORD };
  const { status, body } = await call('POST /register', undefined, given);
  expect(status, JSON.stringify(body)).toBe(201);
  const { token, reader } = body as { token: string; reader: { id: string } };
  return { token, id: reader.id };
}

async function write(title: string, token: string, topics?: readonly string[]): Promise<string> {
  const { status, body } = await call('POST /posts', token, { post: { title, text: 'Words.', topics } });
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { post: { slug: string } }).post.slug;
}

function slugsOf({ body }: Answer): string[] {
  return (body as { posts: { slug: string }[] }).posts.map(({ slug }) => slug);
}

const NOTES = 'tests/fixtures/specifications/notes.yaml';

async function readYaml(file: string): Promise<Record<string, unknown>> {
  return parse(await readFile(path.join(ROOT, file), 'utf8')) as Record<string, unknown>;
}

/** One document of two, so that one service is built for both. */
function merge(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...other, ...one };
  for (const [key, value] of Object.entries(one)) {
    const more = other[key];
    if (key === 'info' || Array.isArray(value) || typeof value !== 'object' || typeof more !== 'object') continue;
    merged[key] = merge(value as Record<string, unknown>, (more ?? {}) as Record<string, unknown>);
  }
  return merged;
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  const specification = merge(await readYaml('specs/journal.yaml'), await readYaml(NOTES));
  service = await startService(await buildService(root, JSON.stringify(specification)));
}, 600_000);

afterAll(async () => {
  service.signal('SIGTERM');
  await service.exit;
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

describe('a service whose callers have accounts', () => {
  it('gives who registers an account and a token, and never shows the password', async () => {
    const { token, id } = await register('adele');
    const own = await call('GET /me', token);
    expect(own).toEqual({ status: 200, body: { id, handle: 'adele', email: 'adele@example.com', about: '' } });
    expect(JSON.stringify(service.lines)).not.toContain(PASSWORD);
  });

  it('refuses a second account with the same email, and a password that is wrong', async () => {
    await register('bela');
    const again = { handle: 'other', email: 'bela@example.com', password: PASSWORD };
    expect((await call('POST /register', undefined, again)).status).toBe(409);
    const login = { email: 'bela@example.com', password: PASSWORD };
    const { status, body } = await call('POST /auth/token', undefined, login);
    expect({ status, body }).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect((await call('GET /me', (body as { access_token: string }).access_token)).status).toBe(200);
    expect((await call('POST /auth/token', undefined, { ...login, password: 'wrong words' })).status).toBe(401);
    expect((await call('POST /auth/token', undefined, { ...login, email: 'no@example.com' })).status).toBe(401);
  });

  it('lets nobody in without a token, with a made-up one, or with one of an account that is gone', async () => {
    const { token } = await register('cora');
    expect((await call('GET /me')).status).toBe(401);
    expect((await call('GET /me', `${token}x`)).status).toBe(401);
    expect(await call('DELETE /me', token)).toEqual({ status: 204, body: undefined });
    expect((await call('GET /me', token)).status).toBe(401);
  });

  it('takes the configured credential for an account of its own', async () => {
    const calls = await Promise.all([1, 2, 3].map(() => call('GET /me', 'development-token')));
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(calls.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });

  it('changes the own account, and logs in with the new password', async () => {
    const { token } = await register('dora');
    const changed = await call('PATCH /me', token, { about: 'Reads.', password: 'another harbour' });
    expect(changed).toMatchObject({ status: 200, body: { handle: 'dora', about: 'Reads.' } });
    const login = { email: 'dora@example.com', password: 'another harbour' };
    expect((await call('POST /auth/token', undefined, login)).status).toBe(200);
    expect((await call('POST /auth/token', undefined, { ...login, password: PASSWORD })).status).toBe(401);
  });

  it('keeps items from all but their owners, as each operation declares it', async () => {
    const [owner, other] = [await register('emil'), await register('finn')];
    const slug = await write('Mine alone', owner.token);
    const change = { post: { text: 'Changed.' } };
    expect((await call(`PUT /posts/${slug}`, other.token, change)).status).toBe(403);
    expect((await call(`DELETE /posts/${slug}`, other.token)).status).toBe(403);
    expect((await call('DELETE /posts/nowhere', other.token)).status).toBe(404);
    expect((await call(`PUT /posts/${slug}`, owner.token, change)).body).toMatchObject({
      post: { slug, title: 'Mine alone', text: 'Changed.', writtenBy: { id: owner.id, handle: 'emil' } },
    });
    const { body } = await call(`POST /posts/${slug}/remarks`, other.token, { text: 'Nice.' });
    const remark = body as { id: number; authorId: string };
    expect(remark.authorId).toBe(other.id);
    expect((await call(`DELETE /posts/${slug}/remarks/${remark.id}`, owner.token)).status).toBe(404);
    expect((await call(`DELETE /posts/${slug}/remarks/${remark.id}`, other.token)).status).toBe(204);
    expect((await call(`DELETE /posts/${slug}`, owner.token)).status).toBe(204);
    expect((await call(`GET /posts/${slug}`)).status).toBe(404);
  });

  it('makes readable ids that differ for one title', async () => {
    const { token } = await register('gina');
    const slugs = [await write('Çà et là!', token), await write('Çà et là!', token), await write('…', token)];
    expect(slugs[0]).toMatch(/^ca-et-la-[a-z0-9]+$/);
    expect(new Set(slugs).size).toBe(3);
  });

  it('sets a mark once for each account, counts it, and shows it to who has set it', async () => {
    const [owner, one, two] = [await register('hans'), await register('ines'), await register('jack')];
    const slug = await write('Liked', owner.token);
    const like = { status: 200, body: { post: { liked: true, likesCount: 1 } } };
    expect(await call(`POST /posts/${slug}/like`, one.token)).toMatchObject(like);
    expect(await call(`POST /posts/${slug}/like`, one.token)).toMatchObject(like);
    const second = await call(`POST /posts/${slug}/like`, two.token);
    expect(second.body).toMatchObject({ post: { liked: true, likesCount: 2 } });
    expect((await call(`GET /posts/${slug}`, owner.token)).body).toMatchObject({
      post: { liked: false, likesCount: 2 },
    });
    expect((await call(`GET /posts/${slug}`, one.token)).body).toMatchObject({ post: { liked: true } });
    expect((await call(`GET /posts/${slug}`)).body).toMatchObject({ post: { liked: false } });
    expect(slugsOf(await call(`GET /posts?likedBy=${one.id}`))).toEqual([slug]);
    expect((await call(`DELETE /posts/${slug}/like`, one.token)).body).toMatchObject({ post: { likesCount: 1 } });
    expect(slugsOf(await call(`GET /posts?likedBy=${one.id}`))).toEqual([]);
    expect((await call('POST /posts/nowhere/like', one.token)).status).toBe(404);
  });

  it('shows in the feed what those write whom the caller follows', async () => {
    const [writer, reader] = [await register('kate'), await register('liam')];
    const slug = await write('Followed', writer.token);
    expect(slugsOf(await call('GET /posts/feed', reader.token))).toEqual([]);
    expect((await call(`PUT /readers/${writer.id}/follow`, reader.token)).status).toBe(204);
    expect((await call('GET /posts/feed', reader.token)).body).toMatchObject({ postsCount: 1, posts: [{ slug }] });
    const profile = await call(`GET /readers/${writer.id}`, reader.token);
    expect(profile.body).toMatchObject({ following: true, followersCount: 1 });
    expect((await call(`DELETE /readers/${writer.id}/follow`, reader.token)).status).toBe(204);
    expect(slugsOf(await call('GET /posts/feed', reader.token))).toEqual([]);
    expect(slugsOf(await call('GET /posts/mine', writer.token))).toEqual([slug]);
    expect(slugsOf(await call(`GET /posts?author=${writer.id}`))).toEqual([slug]);
  });

  it('lists each topic once, and the posts that have one', async () => {
    const { token } = await register('mara');
    const slug = await write('First', token, ['harbours', 'boats']);
    await write('Second', token, ['boats']);
    const { body } = await call('GET /topics');
    expect(body).toEqual([...new Set(body as string[])].sort());
    expect(body).toEqual(expect.arrayContaining(['boats', 'harbours']));
    expect(slugsOf(await call('GET /posts?topic=harbours'))).toEqual([slug]);
  });

  it('shows a topic as it was given, whatever characters are in it', async () => {
    const { token } = await register('nils');
    const odd = ['a\0b', '\uffff', '\uffff0'];
    await write('Odd', token, odd);
    expect((await call('GET /topics')).body).toEqual(expect.arrayContaining(odd));
  });

  it('refuses a method on a fixed path, although a path with a parameter beside it has one', async () => {
    for (const [method, target] of [
      ['PUT', '/posts/feed'],
      ['DELETE', '/posts/mine'],
    ] as const) {
      const response = await fetch(`${service.url}${target}`, { method });
      expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({
        status: 405,
        allow: 'GET, HEAD',
      });
    }
    const response = await fetch(`${service.url}/posts/some`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'DELETE, GET, HEAD, PUT']);
  });

  it('takes with an account what belongs to it', async () => {
    const [gone, left] = [await register('nora'), await register('otto')];
    const slug = await write('Goes too', gone.token);
    const kept = await write('Stays', left.token);
    await call(`POST /posts/${kept}/like`, gone.token);
    expect((await call('DELETE /me', gone.token)).status).toBe(204);
    expect((await call(`GET /posts/${slug}`)).status).toBe(404);
    expect((await call(`GET /posts/${kept}`)).body).toMatchObject({ post: { likesCount: 0 } });
  });
});

describe('the same service, asked for notes', () => {
  checkNotes(() => service.url);
});
