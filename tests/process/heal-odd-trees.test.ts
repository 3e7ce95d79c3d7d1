import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';

const run = promisify(execFile);

const SOUND = `export function clamp(value, low, high) {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}

export function pageCount(items, size) {
  if (size <= 0) return 0;
  return Math.ceil(items / size);
}
`;
const FAULT = ['value > high) return high', 'value > high) return low'] as const;
const BROKEN = SOUND.replace(...FAULT);

function writeTests(from: string): string {
  return `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clamp, pageCount } from '${from}';

it('keeps what is inside', () => assert.equal(clamp(5, 0, 9), 5));
it('raises', () => assert.equal(clamp(-1, 0, 9), 0));
it('lowers', () => assert.equal(clamp(12, 0, 9), 9));
it('counts pages', () => assert.deepEqual([pageCount(9, 4), pageCount(8, 4), pageCount(3, 0)], [3, 2, 0]));
`;
}

const MANIFEST = JSON.stringify({
  name: 'odd',
  private: true,
  type: 'module',
  scripts: { test: 'node --test tests/' },
});

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function git(directory: string, ...args: string[]): Promise<string> {
  const settings = ['user.name=test', 'user.email=test@localhost', 'core.autocrlf=false', 'protocol.file.allow=always'];
  return (await run('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], { cwd: directory })).stdout;
}

async function commit(directory: string): Promise<void> {
  await git(directory, 'add', '--all');
  await git(directory, 'commit', '--quiet', '--message', 'As it is');
}

/** A repository with one fault, uncommitted. */
async function layOut(name: string, source = 'src/numbers.js', text = BROKEN): Promise<string> {
  const directory = path.join(root, name);
  for (const [file, content] of [
    ['package.json', MANIFEST],
    [source, text],
    ['tests/numbers.test.js', writeTests(`../${source}`)],
  ] as const) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), content);
  }
  await git(directory, 'init', '--quiet', '--initial-branch=main');
  return directory;
}

interface Healed extends Finished {
  readonly patch: string;
}

async function heal(directory: string, env: Readonly<Record<string, string>> = {}): Promise<Healed> {
  const patch = path.join(root, `${path.basename(directory)}.patch`);
  const args = ['scripts/heal.mjs', '--dir', directory, '--command', 'npm test', '--patch', patch, '--timeout', '240'];
  const cache = { ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') };
  return { ...(await runCommand(process.execPath, args, { cwd: ROOT, env: { ...cache, ...env } })), patch };
}

async function read(directory: string, file: string): Promise<string> {
  return readFile(path.join(directory, file), 'utf8');
}

/** The patch applies to the repository as it is, and mends it. */
async function expectMended(directory: string, { exitCode, output, patch }: Healed): Promise<void> {
  expect(exitCode, output).toBe(0);
  await git(directory, 'apply', '--check', patch);
  await git(directory, 'apply', patch);
  await run('npm', ['test'], { cwd: directory });
}

describe('heal, where there is no repository', () => {
  it('works on a copy that has one, and leaves none behind', async () => {
    const directory = await layOut('bare');
    await rm(path.join(directory, '.git'), { recursive: true });
    await symlink('src/numbers.js', path.join(directory, 'shortcut.js'));
    const healed = await heal(directory);
    expect(existsSync(path.join(directory, '.git'))).toBe(false);
    expect(await read(directory, 'src/numbers.js')).toBe(BROKEN);
    await expectMended(directory, healed);
    expect(await read(directory, 'src/numbers.js')).toBe(SOUND);
  });

  it('says what to do where there is no git at all', async () => {
    const directory = await layOut('no-git');
    const programs = path.join(root, 'programs');
    await mkdir(programs);
    await symlink(process.execPath, path.join(programs, 'node'));
    const { exitCode, output, patch } = await heal(directory, { PATH: programs });
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(/git: command not found.*Install git/);
    expect(existsSync(patch)).toBe(false);
  });
});

describe('heal, in a dirty tree', () => {
  it('heals on top of what is not committed, keeps it, and hands over only the fix', async () => {
    const directory = await layOut('dirty', 'src/numbers.js', SOUND);
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

describe('heal, in a shallow clone', () => {
  it('needs no history', async () => {
    const origin = await layOut('origin', 'src/numbers.js', SOUND);
    await commit(origin);
    await writeFile(path.join(origin, 'src/numbers.js'), BROKEN);
    await commit(origin);
    const directory = path.join(root, 'shallow');
    await git(root, 'clone', '--quiet', '--depth', '1', `file://${origin}`, directory);
    expect(await git(directory, 'rev-parse', '--is-shallow-repository')).toBe('true\n');
    await expectMended(directory, await heal(directory));
    expect((await git(directory, 'rev-list', '--count', 'HEAD')).trim()).toBe('1');
  });
});

describe('heal, with a submodule', () => {
  it('lends its files to the commands, and edits none of them', async () => {
    const module = path.join(root, 'module');
    await mkdir(module);
    await git(module, 'init', '--quiet', '--initial-branch=main');
    await writeFile(path.join(module, 'limits.js'), 'export const highest = 9;\n');
    await commit(module);
    const directory = await layOut('with-submodule');
    await git(directory, 'submodule', '--quiet', 'add', module, 'vendor/limits');
    const tests = `import { highest } from '../vendor/limits/limits.js';\n${writeTests('../src/numbers.js')}
it('stays below the limit', () => assert.equal(clamp(99, 0, highest), highest));\n`;
    await writeFile(path.join(directory, 'tests/numbers.test.js'), tests);
    await commit(directory);
    const healed = await heal(directory);
    expect(await git(directory, 'status', '--porcelain')).toBe('');
    await expectMended(directory, healed);
    expect(await git(directory, 'diff', '--name-only')).toBe('src/numbers.js\n');
  });

  it('does not mend what is broken inside it', async () => {
    const module = path.join(root, 'broken-module');
    await mkdir(module);
    await git(module, 'init', '--quiet', '--initial-branch=main');
    await writeFile(path.join(module, 'numbers.js'), BROKEN);
    await commit(module);
    const directory = await layOut('broken-submodule');
    await git(directory, 'submodule', '--quiet', 'add', module, 'vendor');
    await writeFile(path.join(directory, 'tests/numbers.test.js'), writeTests('../vendor/numbers.js'));
    await commit(directory);
    const { exitCode, output, patch } = await heal(directory);
    expect(exitCode, output).toBe(1);
    expect(existsSync(patch)).toBe(false);
    expect(await read(directory, 'vendor/numbers.js')).toBe(BROKEN);
  });
});

describe('heal, with links that lead out of the tree', () => {
  it('neither follows nor copies them', async () => {
    const outside = path.join(root, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'numbers.js'), BROKEN);
    await writeFile(path.join(outside, 'secret.txt'), 'not yours\n');
    const directory = await layOut('linked');
    await symlink(path.join(outside, 'numbers.js'), path.join(directory, 'src/elsewhere.js'));
    await symlink('../outside', path.join(directory, 'beyond'));
    await writeFile(
      path.join(directory, 'tests/elsewhere.test.js'),
      writeTests('../src/elsewhere.js').replace(/^it\('lowers.*$/m, ''),
    );
    await commit(directory);
    const healed = await heal(directory);
    await expectMended(directory, healed);
    expect(await git(directory, 'diff', '--name-only')).toBe('src/numbers.js\n');
    expect(await read(outside, 'numbers.js')).toBe(BROKEN);
    expect((await lstat(path.join(directory, 'src/elsewhere.js'))).isSymbolicLink()).toBe(true);
  });

  it('does not mend what lies behind them', async () => {
    const outside = path.join(root, 'far-outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'numbers.js'), BROKEN);
    await writeFile(path.join(outside, 'package.json'), MANIFEST);
    const directory = await layOut('linked-fault', 'src/other.js', SOUND);
    await symlink(path.join(outside, 'numbers.js'), path.join(directory, 'src/numbers.js'));
    await writeFile(path.join(directory, 'tests/numbers.test.js'), writeTests('../src/numbers.js'));
    await commit(directory);
    const { exitCode, output, patch } = await heal(directory);
    expect(exitCode, output).toBe(1);
    expect(existsSync(patch)).toBe(false);
    expect(await read(outside, 'numbers.js')).toBe(BROKEN);
  });
});

describe('heal, in files with CRLF', () => {
  it.each([
    ['an operand', SOUND, FAULT],
    ['a statement', SOUND, ['  if (size <= 0) return 0;\n', '']],
  ] as const)('keeps it where %s is mended', async (what, sound, [was, is]) => {
    const toWindows = (text: string): string => text.replaceAll('\n', '\r\n');
    const directory = await layOut(`crlf ${what}`, 'src/numbers.js', toWindows(sound.replace(was, is)));
    await commit(directory);
    const healed = await heal(directory);
    expect([0, 3], healed.output).toContain(healed.exitCode);
    await git(directory, 'apply', healed.patch);
    await run('npm', ['test'], { cwd: directory });
    const mended = await read(directory, 'src/numbers.js');
    expect(mended.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(await git(directory, 'diff', '--numstat', '--', 'src')).toMatch(/^[12]\t[01]\t/);
  });
});

describe('heal, where paths have blanks, quotes and letters of every kind', () => {
  it.each(['größen und maße/zahlen für $alle.js', 'src/it\'s `quoted` & "odd"/数字.js', 'src/emoji 🙂 (1)/n[0].js'])(
    'mends %s',
    async (source) => {
      const directory = await layOut(`path ${source.length} é`, source);
      await writeFile(
        path.join(directory, 'tests/numbers.test.js'),
        writeTests(`../${source}`).replace(
          /from '(\.\.\/.*)';$/m,
          (_, place: string) => `from ${JSON.stringify(encodeURI(place))};`,
        ),
      );
      await commit(directory);
      await expectMended(directory, await heal(directory));
      expect(await read(directory, source)).toBe(SOUND);
    },
  );
});
