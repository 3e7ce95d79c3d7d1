import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createRepository } from '@orchestrate/kit/git/repository';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { openTree, parseManifest } from './tree';

const exec = createPlainExec(process.env);

async function createTree(files: Readonly<Record<string, string>>): Promise<Repository> {
  const directory = await createTemporaryDirectory();
  const repository = await createRepository(exec, directory);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  await symlink('/etc/hostname', path.join(directory, 'link'));
  await repository.commitAll('Begin');
  return repository;
}

const needy = '{"dependencies":{"zod":"4.0.0"}}';

describe('openTree', () => {
  it('lists regular files below the package at hand, and no link', async () => {
    const repository = await createTree({ 'package.json': '{}', 'packages/a/src/x.ts': 'x' });
    expect((await openTree(repository, { exec, prefix: '' })).files).toEqual(['package.json', 'packages/a/src/x.ts']);
    const tree = await openTree(repository, { exec, prefix: 'packages/a' });
    expect(tree.files).toEqual(['src/x.ts']);
    expect(await tree.read('src/x.ts')).toBe('x');
    expect(tree.ancestors.map((directory) => path.relative(repository.directory, directory))).toEqual([
      'packages/a',
      'packages',
      '',
    ]);
  });

  it.each([
    ['nothing is needed', '{}', undefined, undefined],
    ['nothing is needed and linking fails', '{}', 'broken', undefined],
    ['there is no manifest', '', undefined, undefined],
    ['they are not there', needy, undefined, /not installed and there is no lock file/],
    ['they cannot be installed', needy, 'npm ci failed', /could not be installed: npm ci failed/],
  ])('knows about packages when %s', async (_what, manifest, failure, expected) => {
    const repository = await createTree(manifest === '' ? { 'a.ts': '' } : { 'package.json': manifest });
    const linkPackages = failure === undefined ? () => Promise.resolve() : () => Promise.reject(new Error(failure));
    const tree = await openTree(repository, { exec, prefix: '', linkPackages });
    if (expected === undefined) expect(tree.missingPackages).toBeUndefined();
    else expect(tree.missingPackages).toMatch(expected);
  });

  it('finds packages above the package at hand, as Node does', async () => {
    const repository = await createTree({ 'packages/a/package.json': needy });
    await mkdir(path.join(repository.directory, 'node_modules/zod'), { recursive: true });
    expect((await openTree(repository, { exec, prefix: 'packages/a' })).missingPackages).toBeUndefined();
  });

  it('knows which files are equal', async () => {
    const repository = await createTree({ 'a.ts': 'same', 'b/c d.ts': 'same', 'ü.ts': 'other' });
    const { contents } = await openTree(repository, { exec, prefix: '' });
    expect(contents.get('a.ts')).toBe(contents.get('b/c d.ts'));
    expect(contents.get('ü.ts')).not.toBe(contents.get('a.ts'));
  });
});

describe('parseManifest', () => {
  it.each(['', 'null', '5', '{"a":'])('has nothing to say of %j', (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });

  it('tolerates odd fields', () => {
    expect(parseManifest('{"dependencies":null,"devDependencies":{"a":1}}')).toMatchObject({
      dependencies: {},
      devDependencies: { a: '1' },
    });
  });
});
