import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createRepository } from '@orchestrate/kit/git/repository';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import type { Workspace, WorkspacePackage } from './workspace';
import { findOwner, listAffected, readWorkspace, sortByNeed, withNeeded } from './workspace';

function createPackage(name: string, needs: readonly string[] = []): WorkspacePackage {
  return { name, version: '1.0.0', directory: `packages/${name}`, scripts: {}, needs };
}

const PACKAGES = [createPackage('app', ['ui', 'core']), createPackage('ui', ['core']), createPackage('core')];
const LONELY = createPackage('lonely');
const workspace: Workspace = {
  root: { ...createPackage(''), directory: '' },
  packages: sortByNeed([...PACKAGES, LONELY]),
};

const names = (packages: Iterable<WorkspacePackage>): string[] => [...packages].map(({ name }) => name).sort();

describe('the packages of a repository', () => {
  it('come in the order in which they need each other, circles and all', () => {
    expect(workspace.packages.map(({ name }) => name)).toEqual(['core', 'ui', 'app', 'lonely']);
    expect(names(sortByNeed([createPackage('a', ['b']), createPackage('b', ['a'])]))).toEqual(['a', 'b']);
  });

  it.each([
    ['its own package and those that need it', ['packages/ui/src/a.ts'], ['app', 'ui']],
    ['everything that needs what all need', ['packages/core/index.js'], ['app', 'core', 'ui']],
    ['one that nobody needs', ['packages/lonely/a.js'], ['lonely']],
    ['all, beside the packages', ['tools/build.js'], ['app', 'core', 'lonely', 'ui']],
    ['nothing without a change', [], []],
  ])('a change reaches %s', (_what, files, expected) => {
    expect(names(listAffected(workspace, files))).toEqual(expected);
  });

  it('know what they need, and whose a file is', () => {
    expect(names(withNeeded(workspace, PACKAGES.slice(1, 2)))).toEqual(['core', 'ui']);
    expect(findOwner(workspace, 'packages/ui/a.ts')?.name).toBe('ui');
    expect(findOwner(workspace, 'packages/uix/a.ts')).toBeUndefined();
  });
});

async function write(root: string, file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), typeof value === 'string' ? value : JSON.stringify(value));
}

async function read(files: Readonly<Record<string, unknown>>): Promise<Workspace | undefined> {
  const root = path.join(await createTemporaryDirectory(), 'tree');
  const repository = await createRepository(createPlainExec(process.env), root);
  const outside = `${root}-outside`;
  await write(outside, 'package.json', { name: 'outside', version: '1.0.0' });
  for (const [file, value] of Object.entries(files)) await write(root, file, value);
  await mkdir(path.join(root, 'packages'), { recursive: true });
  await symlink(outside, path.join(root, 'packages/linked'));
  await repository.commitAll('Lay out');
  return readWorkspace({ root, cwd: root, repository });
}

const MEMBERS = {
  'packages/a/package.json': { name: '@m/a', version: '1.0.0', dependencies: { '@m/b': '1.0.0', zod: '4.0.0' } },
  'packages/b/package.json': { name: '@m/b', version: '2.0.0', scripts: { test: 'vitest' } },
};

describe('readWorkspace', () => {
  it.each([
    ['npm', { 'package.json': { name: 'm', workspaces: ['packages/*'] }, 'package-lock.json': '{}' }],
    ['yarn', { 'package.json': { name: 'm', workspaces: ['packages/*'] }, 'yarn.lock': '' }],
    ['pnpm', { 'package.json': { name: 'm' }, 'pnpm-workspace.yaml': 'packages: [packages/*]', 'pnpm-lock.yaml': '' }],
  ])('reads those of %s, and none that a link leads to', async (_manager, files) => {
    const found = await read({ ...files, ...MEMBERS });
    expect(found?.packages).toEqual([
      { name: '@m/b', version: '2.0.0', directory: 'packages/b', scripts: { test: 'vitest' }, needs: [] },
      { name: '@m/a', version: '1.0.0', directory: 'packages/a', scripts: {}, needs: ['@m/b'] },
    ]);
  });

  it('finds none where there is one package, or a manifest that is broken', async () => {
    expect(await read({ 'package.json': { name: 'm' } })).toBeUndefined();
    expect(await read({ 'package.json': '{' })).toBeUndefined();
  });
});
