import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commit, git, heal } from '../support/heal-cli';
import { BROKEN, expectMended, FAULT, layOut, MANIFEST, read, SOUND, writeTests } from '../support/odd-tree';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('heal, where there is no repository', () => {
  it('works on a copy that has one, and leaves none behind', async () => {
    const directory = await layOut(root, 'bare');
    await rm(path.join(directory, '.git'), { recursive: true });
    await symlink('src/numbers.js', path.join(directory, 'shortcut.js'));
    const healed = await heal(directory);
    expect(existsSync(path.join(directory, '.git'))).toBe(false);
    expect(await read(directory, 'src/numbers.js')).toBe(BROKEN);
    await expectMended(directory, healed);
    expect(await read(directory, 'src/numbers.js')).toBe(SOUND);
  });

  it('says what to do where there is no git at all', async () => {
    const directory = await layOut(root, 'no-git');
    const programs = path.join(root, 'programs');
    await mkdir(programs);
    await symlink(process.execPath, path.join(programs, 'node'));
    const { exitCode, output, patch } = await heal(directory, 'npm test', { PATH: programs });
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(/git: command not found.*Install git/);
    expect(existsSync(patch)).toBe(false);
  });
});

describe('heal, in a dirty tree', () => {
  it('heals on top of what is not committed, keeps it, and hands over only the fix', async () => {
    const directory = await layOut(root, 'dirty', 'src/numbers.js', SOUND);
    await writeFile(path.join(directory, 'gone.txt'), 'to be removed\n');
    await commit(directory);
    await rm(path.join(directory, 'gone.txt'));
    const started = `${BROKEN}\nexport const started = 'work that is not done';\n`;
    await writeFile(path.join(directory, 'src/numbers.js'), started);
    await writeFile(path.join(directory, 'staged.txt'), 'staged\n');
    await git(directory, 'add', 'staged.txt');
    await writeFile(path.join(directory, 'new.txt'), 'new\n');
    const status = await git(directory, 'status', '--porcelain');
    const healed = await heal(directory);
    expect(await git(directory, 'status', '--porcelain')).toBe(status);
    expect(await read(directory, 'src/numbers.js')).toBe(started);
    await expectMended(directory, healed);
    expect(await read(directory, 'src/numbers.js')).toBe(started.replace(FAULT[1], FAULT[0]));
    expect((await readFile(healed.patch, 'utf8')).match(/^diff --git/gm)).toHaveLength(1);
  });
});

describe('heal, with a submodule and links that lead out of the tree', () => {
  it('lends the files of the one to the commands, follows and copies none of the others, and edits neither', async () => {
    const module = path.join(root, 'module');
    await mkdir(module);
    await git(module, 'init', '--quiet', '--initial-branch=main');
    await writeFile(path.join(module, 'limits.js'), 'export const highest = 9;\n');
    await commit(module);
    const outside = path.join(root, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'numbers.js'), BROKEN);
    await writeFile(path.join(outside, 'secret.txt'), 'not yours\n');
    const directory = await layOut(root, 'with-others');
    await git(directory, 'submodule', '--quiet', 'add', module, 'vendor/limits');
    await symlink(path.join(outside, 'numbers.js'), path.join(directory, 'src/elsewhere.js'));
    await symlink('../outside', path.join(directory, 'beyond'));
    const ofModule = `import { highest } from '../vendor/limits/limits.js';\n${writeTests('../src/numbers.js')}
it('stays below the limit', () => assert.equal(clamp(99, 0, highest), highest));\n`;
    await writeFile(path.join(directory, 'tests/numbers.test.js'), ofModule);
    const behindLink = writeTests('../src/elsewhere.js').replace(/^it\('lowers.*$/m, '');
    await writeFile(path.join(directory, 'tests/elsewhere.test.js'), behindLink);
    await commit(directory);
    const healed = await heal(directory);
    expect(await git(directory, 'status', '--porcelain')).toBe('');
    await expectMended(directory, healed);
    expect(await git(directory, 'diff', '--name-only')).toBe('src/numbers.js\n');
    expect(await read(outside, 'numbers.js')).toBe(BROKEN);
    expect((await lstat(path.join(directory, 'src/elsewhere.js'))).isSymbolicLink()).toBe(true);
  });

  it('does not mend what is broken inside a submodule', async () => {
    const module = path.join(root, 'broken-module');
    await mkdir(module);
    await git(module, 'init', '--quiet', '--initial-branch=main');
    await writeFile(path.join(module, 'numbers.js'), BROKEN);
    await commit(module);
    const directory = await layOut(root, 'broken-submodule');
    await git(directory, 'submodule', '--quiet', 'add', module, 'vendor');
    await writeFile(path.join(directory, 'tests/numbers.test.js'), writeTests('../vendor/numbers.js'));
    await commit(directory);
    const { exitCode, output, patch } = await heal(directory);
    expect(exitCode, output).toBe(1);
    expect(existsSync(patch)).toBe(false);
    expect(await read(directory, 'vendor/numbers.js')).toBe(BROKEN);
  });

  it('does not mend what lies behind links', async () => {
    const outside = path.join(root, 'far-outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'numbers.js'), BROKEN);
    await writeFile(path.join(outside, 'package.json'), MANIFEST);
    const directory = await layOut(root, 'linked-fault', 'src/other.js', SOUND);
    await symlink(path.join(outside, 'numbers.js'), path.join(directory, 'src/numbers.js'));
    await writeFile(path.join(directory, 'tests/numbers.test.js'), writeTests('../src/numbers.js'));
    await commit(directory);
    const { exitCode, output, patch } = await heal(directory);
    expect(exitCode, output).toBe(1);
    expect(existsSync(patch)).toBe(false);
    expect(await read(outside, 'numbers.js')).toBe(BROKEN);
  });
});
