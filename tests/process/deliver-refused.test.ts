import { existsSync } from 'node:fs';
import { chmod, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { git } from '../support/clone';
import { BROKEN, DeliveryScene, FIXED } from '../support/delivery';

import { deliverySchema } from '@orchestrate/contracts/delivery';
import { readJson } from '@orchestrate/kit/files/json';

let scene: DeliveryScene;

beforeEach(async () => {
  scene = await DeliveryScene.layOut();
});

afterEach(() => scene.dispose());

describe('deliver, of a patch that is none to deliver', () => {
  async function refuse(patch: string): Promise<BundleRun & { readonly refusals: readonly string[] }> {
    const server = await scene.start();
    const result = await scene.deliver(patch);
    expect([result.exitCode, result.outputs.status, server.requests]).toEqual([1, 'failed', []]);
    const { refusals } = await readJson(path.join(result.outputs.evidence ?? '', 'delivery.json'), deliverySchema);
    return { ...result, refusals };
  }

  it('says everything that speaks against it, and asks GitHub nothing', async () => {
    const { log, refusals } = await refuse(
      await scene.makePatch({
        'src/paging.ts': `// eslint-disable-next-line\nfetch('https://evil.io/${'a'.repeat(8)}');\n${FIXED}`,
        'src/key.ts': `export const key = 'ghp_${'A1'.repeat(20)}';\n`,
        'test/paging.test.ts': null,
        '.github/workflows/ci.yml': 'on: pull_request_target\n',
        'package.json': '{ "name": "shop", "scripts": { "postinstall": "sh src/run.sh" } }\n',
        'src/hidden.ts': 'export const isAdmin = false; // \u202e\n',
      }),
    );
    expect(refusals).toEqual([
      expect.stringMatching(/in-scope: .*ci\.yml is a workflow file.*paging\.test\.ts is a test file/),
      'no-secret: src/key.ts holds something that looks like a credential',
      'no-suppression: src/paging.ts adds a suppression, skip or ignore',
      'no-endpoint: src/paging.ts adds the host evil.io',
      'package.json: changes scripts; only packages may be added',
      'src/hidden.ts: adds invisible or reordering characters',
    ]);
    for (const refusal of refusals) expect(log).toContain(`remaining: ${refusal}`);
  });

  it.each<[string, (tree: string) => Promise<unknown>, RegExp]>([
    ['a link', (tree) => symlink('/etc/passwd', path.join(tree, 'src/link.ts')), /src\/link\.ts: is a link/],
    ['a mode', (tree) => chmod(path.join(tree, 'src/run.sh'), 0o755), /src\/run\.sh: changes the mode/],
    ['bytes', (tree) => writeFile(path.join(tree, 'src/data.bin'), '\0\u0001'), /src\/data\.bin: is binary/],
    [
      'a rename',
      (tree) => rename(path.join(tree, 'src/run.sh'), path.join(tree, '.github/workflows/run.yml')),
      /src\/run\.sh b\/\.github\/workflows\/run\.yml: names two files/,
    ],
  ])('refuses %s', async (_, change, expected) => {
    const tree = scene.clone('mended');
    await change(tree);
    const { refusals } = await refuse(scene.diff(tree));
    expect(refusals.join('\n')).toMatch(expected);
  });

  it('refuses what does not apply to the commit', async () => {
    const patch = await scene.makePatch({ 'src/paging.ts': FIXED });
    const { refusals } = await refuse(patch.replaceAll('page * size', 'page + size'));
    expect(refusals).toEqual([expect.stringContaining(`it does not apply to ${scene.base}`)]);
  });

  it('runs nothing of the checkout and leaves it as it is', async () => {
    const trap = path.join(scene.root, 'trapped');
    const hook = path.join(scene.checkout, '.git/hooks/post-index-change');
    await writeFile(hook, `#!/bin/sh\ntouch '${trap}'\n`, { mode: 0o755 });
    git(scene.checkout, 'config', 'filter.trap.clean', `touch '${trap}'`);
    git(scene.checkout, 'config', 'filter.trap.smudge', `touch '${trap}'`);
    await writeFile(path.join(scene.checkout, '.gitattributes'), '* filter=trap\n');
    await writeFile(path.join(scene.checkout, '.orchestrate.yml'), 'not: [valid\n');
    const before = git(scene.checkout, 'count-objects', '-v');
    await scene.start();
    const result = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }));
    expect([result.outputs.status, existsSync(trap)]).toEqual(['done', false]);
    expect(git(scene.checkout, 'count-objects', '-v')).toBe(before);
    expect(await readFile(path.join(scene.checkout, 'src/paging.ts'), 'utf8')).toBe(BROKEN);
  });

  it('names a patch that is not there, and a commit that is not checked out', async () => {
    await scene.start();
    const missing = await scene.deliver('', { patch: 'no/such.patch' });
    expect(missing.log).toMatch(/patch: there is no file .*no\/such\.patch/);
    const elsewhere = await scene.deliver(await scene.makePatch({ 'src/paging.ts': FIXED }), { base: 'f'.repeat(40) });
    expect(elsewhere.log).toContain(`base: the commit ${'f'.repeat(40)} is not there`);
    expect([missing.exitCode, elsewhere.exitCode]).toEqual([1, 1]);
  });

  it('refuses bad inputs, all at once', async () => {
    const { log, exitCode } = await scene.deliver('', {
      as: 'mail',
      base: 'main',
      'pull-request': '#3',
      title: 'x'.repeat(300),
    });
    expect(exitCode).toBe(1);
    for (const input of ['as: must be', 'base: must be', 'pull-request: must be', 'title: must have'])
      expect(log).toContain(input);
  });
});
