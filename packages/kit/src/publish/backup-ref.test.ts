import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';

import { createBackupRef } from './backup-ref';

const STAMP = '20260131T120000Z';
const REF = `refs/backup/pre-orchestration-${STAMP}`;
const exec = createPlainExec(process.env);

let directory: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return execFileSync('git', [...identity, ...args], {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
  await writeFile(path.join(directory, file), text);
}

beforeEach(async () => {
  directory = await createTemporaryDirectory();
});

describe('createBackupRef', () => {
  it('keeps staged, changed, removed and new files, and touches neither index nor working tree', async () => {
    git('init', '-q');
    await write('.gitignore', 'ignored/\n');
    await write('kept.txt', 'one\n');
    await write('gone.txt', 'gone\n');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    await write('kept.txt', 'two\n');
    await write('staged.txt', 'staged\n');
    git('add', 'staged.txt');
    await write('new/file.txt', 'new\n');
    await write('ignored/secret.txt', 'no\n');
    await rm(path.join(directory, 'gone.txt'));
    const [status, head] = [git('status', '--porcelain'), git('rev-parse', 'HEAD')];

    const backup = await createBackupRef(exec, path.join(directory, 'new'), STAMP);

    expect(backup).toEqual({ outcome: 'made', ref: REF, commit: git('rev-parse', REF).trim() });
    expect(git('ls-tree', '-r', '--name-only', REF).trim().split('\n')).toEqual([
      '.gitignore',
      'kept.txt',
      'new/file.txt',
      'staged.txt',
    ]);
    expect(git('show', `${REF}:kept.txt`)).toBe('two\n');
    expect(git('rev-parse', `${REF}^`)).toBe(head);
    expect(git('status', '--porcelain')).toBe(status);
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(await readFile(path.join(directory, 'kept.txt'), 'utf8')).toBe('two\n');
  });

  it('names the last commit where nothing changed since', async () => {
    git('init', '-q');
    await write('a.txt', 'a\n');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    await createBackupRef(exec, directory, STAMP);
    expect(git('rev-parse', REF)).toBe(git('rev-parse', 'HEAD'));
  });

  it('keeps the files of a repository without a commit', async () => {
    git('init', '-q');
    await write('a.txt', 'a\n');
    await createBackupRef(exec, directory, STAMP);
    expect(git('ls-tree', '-r', '--name-only', REF).trim()).toBe('a.txt');
    expect(git('status', '--porcelain').trim()).toBe('?? a.txt');
  });

  it('says that there is no repository', async () => {
    expect(await createBackupRef(exec, directory, STAMP)).toEqual({ outcome: 'no-repository' });
  });

  it('fails when there is a repository that cannot take the ref', async () => {
    git('init', '-q');
    await write('a.txt', 'a\n');
    await write('.git/refs/backup', 'in the way');
    await expect(createBackupRef(exec, directory, STAMP)).rejects.toThrow('update-ref');
  });
});
