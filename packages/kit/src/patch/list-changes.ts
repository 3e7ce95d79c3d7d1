import { createHash } from 'node:crypto';

import type { Change } from './change';
import { ABSENT } from './change';

/** Runs git in a repository, with whatever index and object store the caller chose, and gives its standard output. */
export type Git = (args: readonly string[], input?: string) => Promise<string>;

function hashBlob(text: string, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm)
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
}

/** A blob as text; `undefined` where it is none, or too long to have been read whole: then its id is another. */
async function readText(run: Git, mode: string, id: string): Promise<string | undefined> {
  if (mode === ABSENT || mode.startsWith('16')) return undefined;
  const text = await run(['cat-file', 'blob', id]);
  return hashBlob(text, id.length === 64 ? 'sha256' : 'sha1') === id ? text : undefined;
}

/**
 * What differs between two trees of git's store, with the texts; renames are a removal and a new file. Nothing is
 * checked out, so that no link is followed and no filter runs.
 */
export async function listChanges(run: Git, from: string, to: string): Promise<Change[]> {
  // `:100644 100644 <id> <id> M\0src/a.ts\0`, and so on.
  const fields = (await run(['diff-tree', '-r', '-z', '--no-renames', '--raw', '--no-abbrev', from, to])).split('\0');
  const changes: Change[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [before = '', after = '', idBefore = '', idAfter = ''] = (fields[index] ?? '').slice(1).split(' ');
    changes.push({
      path: fields[index + 1] ?? '',
      modes: [before, after],
      before: await readText(run, before, idBefore),
      after: await readText(run, after, idAfter),
    });
  }
  return changes;
}
