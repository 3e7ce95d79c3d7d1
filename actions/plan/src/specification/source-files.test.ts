import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { hashText } from '@orchestrate/kit/files/hash';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { SourceFiles } from './source-files';
import { createSourceFiles } from './source-files';

let directory: string;
let files: SourceFiles;

beforeEach(async () => {
  directory = await createTemporaryDirectory();
  await mkdir(path.join(directory, 'work'));
  files = createSourceFiles(path.join(directory, 'work'));
});

describe('SourceFiles', () => {
  it('lists what was read, once, with the hash of its bytes', async () => {
    await writeFile(path.join(directory, 'work/a.yaml'), '\ufeffa: 1\r\nb: 2\r\n');
    await writeFile(path.join(directory, 'beside.yaml'), 'b');
    expect(await files.read(path.join(directory, 'work/a.yaml'))).toBe('a: 1\nb: 2\n');
    await files.read(path.join(directory, 'beside.yaml'));
    await files.read(path.join(directory, 'work/a.yaml'));
    expect(files.list()).toEqual([
      { path: 'a.yaml', sha256: hashText('\ufeffa: 1\r\nb: 2\r\n') },
      { path: '../beside.yaml', sha256: hashText('b') },
    ]);
  });

  it('names a missing file and a directory', async () => {
    await expect(files.read(path.join(directory, 'work/no.yaml'))).rejects.toThrow('there is no file "no.yaml"');
    await expect(files.read(directory)).rejects.toThrow('".." is a directory');
  });

  it('refuses a file that is no regular one', async () => {
    await expect(files.read('/dev/zero')).rejects.toThrow('is not a regular file');
  });

  it('refuses a file that is too large, without reading it', async () => {
    const file = path.join(directory, 'work/huge.yaml');
    await writeFile(file, '');
    await truncate(file, 21 * 1024 * 1024);
    await expect(files.read(file)).rejects.toThrow('"huge.yaml" is 21.0 MB, and 20 MB is the most that is read');
    expect(files.list()).toEqual([]);
  });
});
