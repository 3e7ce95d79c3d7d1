import { mkdir, readdir, readFile, readlink, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { linkInstalled, linkNodeModules } from './node-modules';

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function createMonorepo(root: string, mark: string): Promise<void> {
  await write(path.join(root, 'packages/a/index.js'), mark);
  await write(path.join(root, 'packages/b/package.json'), '{}');
}

describe('linkNodeModules', () => {
  it('leads each package to the installation', async () => {
    const root = await createTemporaryDirectory();
    const installed = path.join(root, 'installed/node_modules');
    await write(path.join(installed, 'zod/index.js'), 'zod');
    await write(path.join(installed, '@types/node/index.d.ts'), 'node');
    await mkdir(path.join(root, 'tree'));
    await linkNodeModules(path.join(root, 'tree'), installed);
    expect(await readlink(path.join(root, 'tree/node_modules/zod'))).toBe(path.join(installed, 'zod'));
    expect(await readFile(path.join(root, 'tree/node_modules/@types/node/index.d.ts'), 'utf8')).toBe('node');
  });

  it('survives a tool that empties or fills node_modules', async () => {
    const root = await createTemporaryDirectory();
    const installed = path.join(root, 'installed/node_modules');
    await write(path.join(installed, 'zod/index.js'), 'zod');
    await write(path.join(installed, '.vite/results.json'), 'old');
    await mkdir(path.join(root, 'tree'));
    await linkNodeModules(path.join(root, 'tree'), installed);
    const modules = path.join(root, 'tree/node_modules');
    await write(path.join(modules, '.vite/results.json'), 'new');
    for (const name of await readdir(modules)) await rm(path.join(modules, name), { recursive: true, force: true });
    expect(await readFile(path.join(installed, 'zod/index.js'), 'utf8')).toBe('zod');
    expect(await readFile(path.join(installed, '.vite/results.json'), 'utf8')).toBe('old');
  });

  it('leads workspaces into the tree, and everything else to the installation', async () => {
    const root = await createTemporaryDirectory();
    const [original, copy] = [path.join(root, 'original'), path.join(root, 'copy')];
    await createMonorepo(original, 'original');
    await createMonorepo(copy, 'copy');
    await write(path.join(original, 'node_modules/zod/index.js'), 'zod');
    await mkdir(path.join(original, 'node_modules/@scope'));
    await symlink('../../packages/a', path.join(original, 'node_modules/@scope/a'));
    await linkNodeModules(copy, path.join(original, 'node_modules'));
    expect(await readFile(path.join(copy, 'node_modules/@scope/a/index.js'), 'utf8')).toBe('copy');
    expect(await realpath(path.join(copy, 'node_modules/zod'))).toBe(path.join(original, 'node_modules/zod'));

    await linkNodeModules(copy, path.join(original, 'node_modules'));
    expect(await readFile(path.join(copy, 'node_modules/@scope/a/index.js'), 'utf8')).toBe('copy');
  });

  it('knows workspaces linked from a package below the root', async () => {
    const root = await createTemporaryDirectory();
    const [from, to] = [path.join(root, 'original'), path.join(root, 'copy')];
    await createMonorepo(from, 'original');
    await createMonorepo(to, 'copy');
    await mkdir(path.join(from, 'packages/b/node_modules'));
    await symlink('../../a', path.join(from, 'packages/b/node_modules/a'));
    await linkNodeModules(path.join(to, 'packages/b'), path.join(from, 'packages/b/node_modules'), { from, to });
    expect(await readFile(path.join(to, 'packages/b/node_modules/a/index.js'), 'utf8')).toBe('copy');
  });

  it('leads programs to the packages of the tree, as links and as scripts', async () => {
    const root = await createTemporaryDirectory();
    const [original, copy] = [path.join(root, 'original'), path.join(root, 'copy')];
    await createMonorepo(original, 'original');
    await createMonorepo(copy, 'copy');
    const modules = path.join(original, 'node_modules');
    await write(path.join(modules, '.bin/script'), 'exec node "$basedir/../a/index.js"');
    await symlink('../packages/a', path.join(modules, 'a'));
    await symlink('../a/index.js', path.join(modules, '.bin/link'));
    expect(await linkInstalled(original, copy)).toBe(true);
    expect(await readFile(path.join(copy, 'node_modules/.bin/link'), 'utf8')).toBe('copy');
    expect(await realpath(path.join(copy, 'node_modules/.bin/script'))).toBe(
      path.join(copy, 'node_modules/.bin/script'),
    );
  });

  it('makes nothing where nothing is installed', async () => {
    const root = await createTemporaryDirectory();
    await linkNodeModules(root, path.join(root, 'installed/node_modules'));
    expect(await readdir(root)).toEqual([]);
  });

  it('leaves an installation in the tree alone', async () => {
    const root = await createTemporaryDirectory();
    await write(path.join(root, 'tree/node_modules/mine/index.js'), 'mine');
    await write(path.join(root, 'installed/node_modules/zod/index.js'), 'zod');
    await linkNodeModules(path.join(root, 'tree'), path.join(root, 'installed/node_modules'));
    expect((await stat(path.join(root, 'tree/node_modules/mine'))).isDirectory()).toBe(true);
  });
});
