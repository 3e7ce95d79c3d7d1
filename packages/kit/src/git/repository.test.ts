import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';

import { tryGit } from './git';
import type { Repository } from './repository';
import { cloneRepository, createRepository, openRepository, restoreHistory } from './repository';

const exec = createPlainExec(process.env);

let root: string;
let repository: Repository;

const write = (name: string, text: string): Promise<void> => writeFile(path.join(repository.directory, name), text);

beforeEach(async () => {
  root = await createTemporaryDirectory();
  repository = await createRepository(exec, path.join(root, 'tree'));
});

describe('repository', () => {
  it('gives equal trees with equal history equal commits', async () => {
    const other = await createRepository(exec, path.join(root, 'other'));
    expect(await other.head()).toBe(await repository.head());
    await write('a', 'x');
    await writeFile(path.join(other.directory, 'a'), 'x');
    expect(await other.commitAll('Add')).toBe(await repository.commitAll('Add'));
  });

  it('does not take a git that was ended for a tree without a commit', async () => {
    const cancelled = createPlainExec(process.env, AbortSignal.abort());
    await expect(openRepository(cancelled, repository.directory).head()).rejects.toThrow(/git was killed/);
  });

  it('makes no commit where nothing changed', async () => {
    const head = await repository.head();
    expect(await repository.commitAll('Nothing')).toBe(head);
  });

  it('shows new, changed and removed files in one patch that applies', async () => {
    await write('kept', 'one\n');
    await write('gone', 'bye\n');
    const base = await repository.commitAll('Base');
    await write('kept', 'two\n');
    await write('new', 'hello\n');
    await tryGit(exec, repository.directory, ['rm', '-q', 'gone']);
    const patch = await repository.diffWorkingTree();
    const copy = await cloneRepository(exec, repository.directory, base, path.join(root, 'copy'));
    expect(await copy.apply(patch)).toBe(true);
    expect(await readFile(path.join(copy.directory, 'new'), 'utf8')).toBe('hello\n');
    await expect(readFile(path.join(copy.directory, 'gone'))).rejects.toThrow();
  });

  it('makes a patch whole, however long it is', async () => {
    const base = await repository.head();
    // More than is kept of what a command prints.
    const text = Array.from({ length: 250_000 }, (_, number) => `${number} ${'x'.repeat(40)}\n`).join('');
    await write('long', text);
    const patch = await repository.diff(base ?? '', await repository.commitAll('Long'));
    const copy = await cloneRepository(exec, repository.directory, base ?? '', path.join(root, 'copy'));
    expect(await copy.apply(patch)).toBe(true);
    expect((await readFile(path.join(copy.directory, 'long'), 'utf8')) === text).toBe(true);
  });

  it('refuses a patch that does not apply and changes nothing', async () => {
    await write('a', 'one\n');
    await repository.commitAll('Base');
    const patch = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-other\n+two\n';
    expect(await repository.apply(patch)).toBe(false);
    expect(await readFile(path.join(repository.directory, 'a'), 'utf8')).toBe('one\n');
  });

  it('never goes on in a repository around it, once its own is gone', async () => {
    await createRepository(exec, root);
    await writeFile(path.join(root, 'precious'), 'not committed\n');
    await rm(path.join(repository.directory, '.git'), { recursive: true });
    await expect(repository.resetTo('HEAD')).rejects.toThrow('not a git repository');
    expect(await repository.head()).toBeUndefined();
    expect(await readFile(path.join(root, 'precious'), 'utf8')).toBe('not committed\n');
  });

  it('forgets its history for good, and gets it back from the bundle alone', async () => {
    await write('a', 'sound\n');
    const sound = await repository.commitAll('Sound');
    await write('a', 'broken\n');
    const bundle = path.join(root, 'history.bundle');
    const head = await repository.forgetHistory('Adopt', bundle);
    expect(await repository.firstCommit()).toBe(head);
    const knows = async (): Promise<number | null> =>
      (await tryGit(exec, repository.directory, ['cat-file', '-e', sound])).exitCode;
    expect(await knows()).not.toBe(0);
    await restoreHistory(exec, repository.directory, bundle);
    expect(await knows()).toBe(0);
    expect(await repository.head()).toBe(head);
    await repository.resetTo(sound);
    expect(await readFile(path.join(repository.directory, 'a'), 'utf8')).toBe('sound\n');
  });
});
