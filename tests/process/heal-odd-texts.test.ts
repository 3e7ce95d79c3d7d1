import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commit, git, heal } from '../support/heal-cli';
import { BROKEN, expectMended, layOut, read, SOUND, test, writeTests } from '../support/odd-tree';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

const toWindows = (text: string): string => text.replaceAll('\n', '\r\n');

/** No line of a file with CRLF got another end. */
async function expectWindows(directory: string): Promise<void> {
  expect((await read(directory, 'src/numbers.js')).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(await git(directory, 'diff', '--numstat', '--', 'src')).toMatch(/^[12]\t[01]\t/);
}

describe('heal, in a shallow clone of files with CRLF', () => {
  it('needs no history, and keeps CRLF where an operand is mended', async () => {
    const origin = await layOut(root, 'origin', 'src/numbers.js', toWindows(SOUND));
    await commit(origin);
    await writeFile(path.join(origin, 'src/numbers.js'), toWindows(BROKEN));
    await commit(origin);
    const directory = path.join(root, 'shallow');
    await git(root, 'clone', '--quiet', '--depth', '1', `file://${origin}`, directory);
    expect(await git(directory, 'rev-parse', '--is-shallow-repository')).toBe('true\n');
    await expectMended(directory, await heal(directory));
    expect((await git(directory, 'rev-list', '--count', 'HEAD')).trim()).toBe('1');
    await expectWindows(directory);
  });
});

describe('heal, in files with CRLF', () => {
  it('keeps it where a statement is mended', async () => {
    const directory = await layOut(
      root,
      'crlf',
      'src/numbers.js',
      toWindows(SOUND.replace('  if (size <= 0) return 0;\n', '')),
    );
    await commit(directory);
    const healed = await heal(directory);
    expect([0, 3], healed.output).toContain(healed.exitCode);
    await git(directory, 'apply', healed.patch);
    await test(directory);
    await expectWindows(directory);
  });
});

describe('heal, where a path has blanks, quotes and letters of every kind', () => {
  it('mends it', async () => {
    const source = 'größen und maße/it\'s `quoted` & "odd"/数字 für $alle 🙂 (1)/n[0].js';
    const directory = await layOut(root, 'path é', source);
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
  });
});
