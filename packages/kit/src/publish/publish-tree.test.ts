import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';
import { hashText, listFiles } from '../files/hash';
import { readJson, writeJson } from '../files/json';
import { createRepository } from '../git/repository';

import type { Publication } from './publish-tree';
import { publishTree } from './publish-tree';

const exec = createPlainExec(process.env);

let from: string;
let to: string;

/** Makes the tree hold exactly these files. */
async function generate(files: Readonly<Record<string, string>>): Promise<void> {
  await rm(from, { recursive: true, force: true });
  const repository = await createRepository(exec, from);
  for (const [file, text] of Object.entries(files)) await write(from, file, text);
  const hashes = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, hashText(text)]));
  const manifest = { schemaVersion: 1 as const, service: 'pets', specification: hashText('spec'), files: hashes };
  await writeJson(path.join(from, GENERATED_FILES_PATH), generatedFilesSchema, manifest);
  await repository.commitAll('Generate');
}

async function write(root: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

const read = (file: string): Promise<string> => readFile(path.join(to, file), 'utf8');
const publish = (): Promise<Publication> => publishTree({ from, to, exec });
const listed = async (): Promise<string[]> =>
  Object.keys((await readJson(path.join(to, GENERATED_FILES_PATH), generatedFilesSchema)).files);

beforeEach(async () => {
  const directory = await createTemporaryDirectory();
  from = path.join(directory, 'tree');
  to = path.join(directory, 'target');
  await generate({ 'a.ts': 'a1\n', 'src/b.ts': 'b1\n' });
});

describe('publishTree', () => {
  it('publishes into a directory that is not there, and says so', async () => {
    const { changed, kept, removed, diff } = await publish();
    expect({ changed, kept, removed }).toEqual({ changed: ['a.ts', 'src/b.ts'], kept: [], removed: [] });
    expect(diff).toMatch(/^diff --git a\/a\.ts b\/a\.ts\nnew file/);
    expect(await listFiles(to)).toEqual([GENERATED_FILES_PATH, 'a.ts', 'src/b.ts']);
    expect(await read('src/b.ts')).toBe('b1\n');
  });

  it('changes nothing the second time', async () => {
    await publish();
    expect(await publish()).toEqual({ changed: [], kept: [], removed: [], diff: '' });
    expect(await listed()).toEqual(['a.ts', 'src/b.ts']);
  });

  it('replaces unedited files, removes those that are gone, adds new ones', async () => {
    await publish();
    await write(to, 'own.txt', 'mine\n');
    await generate({ 'a.ts': 'a2\n', 'c.ts': 'c2\n' });
    const { changed, kept, removed, diff } = await publish();
    expect({ changed, kept, removed }).toEqual({ changed: ['a.ts', 'c.ts'], kept: [], removed: ['src/b.ts'] });
    expect(diff).toContain('-a1\n+a2\n');
    expect(diff).toContain('deleted file');
    expect(await listFiles(to)).toEqual([GENERATED_FILES_PATH, 'a.ts', 'c.ts', 'own.txt']);
    expect(existsSync(path.join(to, 'src'))).toBe(false);
  });

  it('keeps an edited file, shows what it would have become, and still knows it the next time', async () => {
    await publish();
    await write(to, 'a.ts', 'edited\n');
    await generate({ 'a.ts': 'a2\n', 'src/b.ts': 'b2\n' });
    const first = await publish();
    expect(first.kept).toEqual(['a.ts']);
    expect(first.changed).toEqual(['src/b.ts']);
    expect(first.diff).toContain('-edited\n+a2\n');
    expect((await publish()).kept).toEqual(['a.ts']);
    expect(await read('a.ts')).toBe('edited\n');
  });

  it('keeps an edited file that is no longer generated', async () => {
    await publish();
    await write(to, 'a.ts', 'edited\n');
    await generate({ 'src/b.ts': 'b1\n' });
    expect(await publish()).toMatchObject({ changed: [], kept: ['a.ts'], removed: [] });
    expect(await read('a.ts')).toBe('edited\n');
  });

  it('takes an edited file back once it equals what is generated', async () => {
    await publish();
    await write(to, 'a.ts', 'a2\n');
    await generate({ 'a.ts': 'a2\n', 'src/b.ts': 'b1\n' });
    expect(await publish()).toMatchObject({ changed: [], kept: [] });
    await generate({ 'a.ts': 'a3\n', 'src/b.ts': 'b1\n' });
    expect(await publish()).toMatchObject({ changed: ['a.ts'], kept: [] });
  });

  it('never takes over a file that was there before, equal or not', async () => {
    await write(to, 'a.ts', 'mine\n');
    await write(to, 'src/b.ts', 'b1\n');
    expect(await publish()).toMatchObject({ changed: [], kept: ['a.ts'] });
    await generate({ 'a.ts': 'a2\n', 'src/b.ts': 'b2\n' });
    expect(await publish()).toMatchObject({ changed: [], kept: ['a.ts', 'src/b.ts'] });
    expect(await read('a.ts')).toBe('mine\n');
    expect(await listed()).toEqual([]);
  });

  it('writes a removed file again', async () => {
    await publish();
    await rm(path.join(to, 'a.ts'));
    expect(await publish()).toMatchObject({ changed: ['a.ts'] });
  });

  it('does not write through a link, nor in place of a directory', async () => {
    const outside = await createTemporaryDirectory();
    await mkdir(path.join(to, 'a.ts'), { recursive: true });
    await symlink(outside, path.join(to, 'src'));
    expect(await publish()).toMatchObject({ changed: [], kept: ['a.ts', 'src/b.ts'] });
    expect(await listFiles(outside)).toEqual([]);
  });

  it('refuses a tree with a link in it', async () => {
    await symlink('/etc/passwd', path.join(from, 'link'));
    await (await createRepository(exec, from)).commitAll('Link');
    await expect(publish()).rejects.toThrow('link is a link');
    expect(existsSync(to)).toBe(false);
  });

  it('writes and removes nothing through a link in place of its own directory', async () => {
    const outside = await createTemporaryDirectory();
    await mkdir(path.join(outside, 'staging'));
    await writeFile(path.join(outside, 'staging/mine.txt'), 'mine');
    await mkdir(to);
    await symlink(outside, path.join(to, '.orchestrate'));
    await expect(publish()).rejects.toThrow('.orchestrate in');
    expect(await listFiles(outside)).toEqual(['staging/mine.txt']);
  });

  it('finishes a publication that was cut off', async () => {
    await publish();
    await generate({ 'a.ts': 'a2\n', 'src/b.ts': 'b2\n' });
    // As a crash leaves it: the next manifest is there, one of two files is swapped.
    await write(to, 'a.ts', 'a2\n');
    await write(to, '.orchestrate/staging/src/b.ts', 'b2\n');
    const manifest = await readJson(path.join(from, GENERATED_FILES_PATH), generatedFilesSchema);
    await writeJson(path.join(to, '.orchestrate/generated.next.json'), generatedFilesSchema, manifest);
    await generate({ 'a.ts': 'a3\n', 'src/b.ts': 'b3\n' });
    expect(await publish()).toMatchObject({ changed: ['a.ts', 'src/b.ts'], kept: [] });
    expect(await listFiles(to)).toEqual([GENERATED_FILES_PATH, 'a.ts', 'src/b.ts']);
  });

  it('leaves nothing behind when it fails', async () => {
    await rm(path.join(from, GENERATED_FILES_PATH));
    await expect(publish()).rejects.toThrow('there is no such file');
    expect(await listFiles(path.dirname(to), (relative) => relative === 'tree')).toEqual([]);
  });
});
