import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { git } from './clone';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const MOST_BYTES = 2 ** 30;
const HEAD_LENGTH = 20;

/** What a secret may look like in a file: as it is, its beginning, and either in base64 wherever it begins. */
function listForms(secret: string): string[] {
  const shifted = [0, 1, 2].map((shift) => {
    const text = Buffer.from('x'.repeat(shift) + secret).toString('base64');
    // What its neighbours change is left out.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [secret, secret.slice(0, HEAD_LENGTH), ...shifted];
}

/** Every object of a repository, unpacked: what was once committed is still there. */
function readObjects(repository: string): Buffer {
  return execFileSync('git', ['cat-file', '--batch-all-objects', '--batch', '--unordered'], {
    cwd: repository,
    maxBuffer: MOST_BYTES,
  });
}

/** The contents of a file, and of what is packed in it. */
async function unpack(file: string): Promise<Buffer[]> {
  const plain = await readFile(file);
  if (file.endsWith('.zip')) return [plain, execFileSync('unzip', ['-p', file], { maxBuffer: MOST_BYTES })];
  if (!file.endsWith('.bundle')) return [plain];
  const copy = path.join(await createTemporaryDirectory(), 'copy');
  git(path.dirname(file), 'clone', '--quiet', '--bare', file, copy);
  return [plain, readObjects(copy)];
}

/** Files below a directory in which a secret can be read, with all that archives, bundles and repositories hold. */
export async function findSecrets(directory: string, secrets: readonly string[]): Promise<string[]> {
  const forms = secrets.flatMap(listForms).map((form) => Buffer.from(form));
  const isIn = (bytes: Buffer): boolean => forms.some((form) => bytes.includes(form));
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory() && entry.name === '.git' && isIn(readObjects(entry.parentPath))) found.push(place);
    if (entry.isFile() && (await unpack(place)).some(isIn)) found.push(place);
  }
  return found;
}
