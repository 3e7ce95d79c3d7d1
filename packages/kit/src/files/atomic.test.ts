import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { writeFileAtomic, writeFileAtomicSync } from './atomic';

let home: string;
beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe.each([
  ['writeFileAtomic', writeFileAtomic],
  [
    'writeFileAtomicSync',
    (file: string, data: string) => Promise.resolve().then(() => writeFileAtomicSync(file, data)),
  ],
])('%s', (_name, write) => {
  it('makes missing directories, replaces what is there, and leaves nothing beside it', async () => {
    const file = path.join(home, 'a/b/file.txt');
    await write(file, 'one');
    await write(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(path.dirname(file))).toEqual(['file.txt']);
  });

  it('removes its temporary file where the target cannot be replaced', async () => {
    const target = path.join(home, 'taken');
    await mkdir(path.join(target, 'inner'), { recursive: true });
    await expect(write(target, 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(home)).toEqual(['taken']);
  });

  it('says what is wrong where a directory is a file', async () => {
    await writeFile(path.join(home, 'plain'), '');
    await expect(write(path.join(home, 'plain/file.txt'), 'text')).rejects.toThrow('ENOTDIR');
  });
});
