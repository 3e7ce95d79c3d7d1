import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { git } from '../support/clone';
import { DeliveryScene, FIXED, listWrites, TOKEN } from '../support/delivery';

import { deliverySchema } from '@orchestrate/contracts/delivery';
import { listFiles } from '@orchestrate/kit/files/hash';
import { readJson } from '@orchestrate/kit/files/json';

let scene: DeliveryScene;

beforeEach(async () => {
  scene = await DeliveryScene.layOut();
});

afterEach(() => scene.dispose());

describe('deliver, as a pull request', () => {
  it('opens one whose only commit is the patch', async () => {
    const server = await scene.start();
    const patch = await scene.makePatch({
      'src/paging.ts': FIXED,
      'src/old.ts': null,
      'src/new file.ts': 'export {};\n',
    });
    const result = await scene.deliver(patch);
    expect([result.exitCode, result.outputs.status, result.log]).toEqual([0, 'done', expect.any(String)]);
    const { branch = '', url, number } = result.outputs;
    expect(branch).toMatch(/^orchestrate\/heal-[0-9a-f]{12}$/);
    expect({ url, number }).toEqual({ url: 'https://github.test/acme/shop/pull/1', number: '1' });
    // The tree as it was sent, and as git makes it.
    const sent = server.requests.find(({ path: route }) => route === '/git/trees')?.body;
    const entry = (file: string, sha: unknown) => ({ path: file, mode: '100644', type: 'blob', sha });
    expect(sent).toEqual({
      base_tree: git(scene.origin, 'rev-parse', `${scene.base}^{tree}`).trim(),
      tree: [
        entry('src/new file.ts', git(scene.origin, 'rev-parse', `${branch}:src/new file.ts`).trim()),
        entry('src/old.ts', null),
        entry('src/paging.ts', git(scene.origin, 'rev-parse', `${branch}:src/paging.ts`).trim()),
      ],
    });
    expect(git(scene.origin, 'show', `${branch}:src/paging.ts`)).toBe(FIXED);
    expect(git(scene.origin, 'diff', '--name-status', scene.base, branch).trim().split('\n').sort()).toEqual([
      'A\tsrc/new file.ts',
      'D\tsrc/old.ts',
      'M\tsrc/paging.ts',
    ]);
    expect(git(scene.origin, 'rev-parse', `${branch}^`).trim()).toBe(scene.base);
    expect(git(scene.origin, 'rev-parse', 'main').trim()).toBe(scene.base);
    expect(server.pulls[0]).toMatchObject({
      base: 'main',
      head: branch,
      title: 'Change page to page - 1 in src/paging.ts:2',
    });
  });

  it('tells cause, proof and the run, lets nothing from outside act, and says that no check starts', async () => {
    const server = await scene.start();
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }), {
      summary: 'For the weekly release.',
    });
    const body = server.pulls[0]?.body ?? '';
    expect(body).toContain('For the weekly release.');
    expect(body).toContain('[heal](https://github.test/acme/shop/actions/runs/99)');
    expect(body).toContain(
      '| `test` | `begins at zero @octocat \\| fixes #1` | `src/paging.ts:2` | `expected 10 to be 0` |',
    );
    expect(body).toContain('| `npm run test` | **fails** | passes |');
    expect(body).toContain('No check starts by itself');
    expect(body).toMatch(/<!-- orchestrate-heal:[0-9a-f]{64} -->/);
    const record = await readJson(path.join(result.outputs.evidence ?? '', 'delivery.json'), deliverySchema);
    expect(record).toMatchObject({
      outcome: 'opened',
      base: scene.base,
      files: [{ path: 'src/paging.ts', action: 'change' }],
    });
  });

  it('says nothing of checks where an app or a person is asked to open it', async () => {
    const server = await scene.start({ author: 'shop-mender[bot]' });
    await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect(server.pulls[0]?.body).not.toContain('No check starts');
  });

  it('does nothing the second time', async () => {
    const server = await scene.start();
    const patch = await scene.makePatch({ 'src/paging.ts': FIXED });
    const first = await scene.deliver(patch);
    const sent = listWrites(server).length;
    const second = await scene.deliver(patch);
    expect([second.exitCode, second.outputs.status]).toEqual([0, 'noop']);
    expect(second.outputs).toMatchObject({ url: first.outputs.url, number: '1', branch: first.outputs.branch });
    expect(listWrites(server)).toHaveLength(sent);
  });

  it('goes on from the branch of a run that was cut off, and leaves another’s alone', async () => {
    const patch = await scene.makePatch({ 'src/paging.ts': FIXED });
    await scene.start({
      script: ({ method, path: route }) =>
        method === 'POST' && route === '/pulls' ? { status: 500, body: { message: 'oops' } } : undefined,
    });
    const failed = await scene.deliver(patch);
    expect([failed.exitCode, failed.outputs.status]).toEqual([1, 'failed']);
    const server = await scene.start();
    const result = await scene.deliver(patch);
    expect(result.outputs.status).toBe('done');
    expect(listWrites(server)).toEqual(['POST /pulls']);
    const { branch = '' } = result.outputs;
    git(scene.origin, 'update-ref', `refs/heads/${branch}`, scene.base);
    await scene.start();
    const other = await scene.deliver(patch);
    expect([other.exitCode, other.outputs.status]).toEqual([1, 'blocked']);
    expect(other.log).toContain('holds something else; delete it');
    expect(git(scene.origin, 'rev-parse', branch).trim()).toBe(scene.base);
  });

  it('does not open again what a person has closed', async () => {
    const patch = await scene.makePatch({ 'src/paging.ts': FIXED });
    await scene.start();
    const { branch = '' } = (await scene.deliver(patch)).outputs;
    const server = await scene.start({ pulls: [{ number: 7, head: branch, base: 'main', state: 'closed' }] });
    const result = await scene.deliver(patch);
    expect([result.outputs.status, result.outputs.number, listWrites(server)]).toEqual(['noop', '7', []]);
    expect(result.log).toContain('#7 had this very fix and was closed');
  });

  it('has nothing to do where the branch has the fix by now', async () => {
    const message = 'Validation Failed';
    const errors = [{ message: 'No commits between main and orchestrate/heal-1' }];
    await scene.start({
      script: ({ method, path: route }) =>
        method === 'POST' && route === '/pulls' ? { status: 422, body: { message, errors } } : undefined,
    });
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'noop']);
    expect(result.log).toContain('main has this very fix already');
  });

  it('is blocked where the token may not write, and says what to do', async () => {
    const message = 'Resource not accessible by integration';
    const server = await scene.start({
      script: ({ method }) => (method === 'POST' ? { status: 403, body: { message } } : undefined),
    });
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect([result.exitCode, result.outputs.status]).toEqual([1, 'blocked']);
    expect(result.log).toContain('give the job contents: write and pull-requests: write');
    expect(listWrites(server)).toEqual(['POST /git/blobs']);
  });

  it('is blocked where Actions may not open pull requests, and names the branch that is there', async () => {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    await scene.start({
      script: ({ path: route, method }) =>
        route === '/pulls' && method === 'POST' ? { status: 403, body: { message } } : undefined,
    });
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect(result.outputs.status).toBe('blocked');
    expect(result.log).toContain('Settings → Actions → General');
    expect(result.outputs.url).toBe(
      `https://github.test/acme/shop/compare/main...${result.outputs.branch ?? ''}?expand=1`,
    );
    expect(git(scene.origin, 'show', `${result.outputs.branch ?? ''}:src/paging.ts`)).toBe(FIXED);
  });

  it('waits as long as GitHub asks, and a server that stumbles is asked again', async () => {
    const server = await scene.start({
      script: ({ path: route, method }, count) => {
        if (method === 'POST' && route === '/pulls' && count === 1)
          return { status: 429, headers: { 'retry-after': '2' }, body: { message: 'slow down' } };
        return route === '/git/trees' && count === 1 ? { status: 502, body: { message: 'bad gateway' } } : undefined;
      },
    });
    const begin = performance.now();
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'done']);
    expect(performance.now() - begin).toBeGreaterThan(2_900);
    expect(result.log).toContain('GitHub answered 429; trying again in 2.0 s');
    expect(server.pulls).toHaveLength(1);
  });

  it('gives up where GitHub asks to wait too long', async () => {
    await scene.start({
      script: () => ({ status: 429, headers: { 'retry-after': '3600' }, body: { message: 'slow down' } }),
    });
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect([result.exitCode, result.outputs.status]).toEqual([1, 'failed']);
    expect(result.log).toContain('asks to wait 3600 s, too long');
    expect(result.log).toContain('trying again may help');
  });

  it('has no branch to mend in a pull request from a fork', async () => {
    const server = await scene.start();
    const result = await scene.deliver(
      await scene.makePatch({ 'src/paging.ts': FIXED }),
      {},
      { pull: 3, isFork: true },
    );
    expect([result.outputs.status, server.requests]).toEqual(['blocked', []]);
    expect(result.log).toContain('comes from a fork');
  });

  it('keeps the token out of everything', async () => {
    await scene.start();
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    // The runner is told what to mask, and nothing else is.
    expect(result.log.replace(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
    const input = await readFile(path.join(result.outputs.evidence ?? '', 'input.json'), 'utf8');
    expect(input).toContain('"token": "***"');
    const evidence = await listFiles(result.outputs['run-directory'] ?? '');
    const texts = await Promise.all(
      evidence.map((file) => readFile(path.join(result.outputs['run-directory'] ?? '', file), 'utf8')),
    );
    expect(evidence).toContain('phases/deliver/delivery.json');
    expect(texts.filter((text) => text.includes(TOKEN.slice(4)))).toEqual([]);
  });
});
