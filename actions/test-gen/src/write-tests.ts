import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { GENERATED_FILES_PATH } from '@orchestrate/contracts/generated-files';
import type { FileEdit } from '@orchestrate/contracts/proposal';
import { hashText } from '@orchestrate/kit/files/hash';

import type { TestSource } from './gate/complaints';

/** What the tree has already. */
export interface Standing {
  /** Text of a file, `undefined` where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** Absent where nobody keeps a list. */
  readonly inventory: GeneratedFiles | undefined;
}

/** How the tree is to change. */
export interface TestEdits {
  readonly edits: readonly FileEdit[];
  /** Files that somebody has edited, or had there before: they stay as they are. */
  readonly kept: readonly string[];
}

const isTest = (path: string): boolean => path.startsWith('tests/');

function renderInventory(inventory: GeneratedFiles, files: GeneratedFiles['files']): FileEdit {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ ...inventory, files: Object.fromEntries(sorted) }, null, 2)}\n`;
  return { action: 'write', path: GENERATED_FILES_PATH, text };
}

/**
 * Works out the edits that put tests into a tree. A file is overwritten or removed only while it still is what was
 * generated; the list of generated files knows, and is brought up to date.
 */
export async function planEdits(files: readonly TestSource[], { read, inventory }: Standing): Promise<TestEdits> {
  const listed = inventory?.files ?? {};
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  const next: Record<string, string> = Object.fromEntries(Object.entries(listed).filter(([path]) => !isTest(path)));
  const edits: FileEdit[] = [];
  const kept: string[] = [];
  for (const path of new Set([...wanted.keys(), ...Object.keys(listed).filter(isTest)])) {
    const [text, known] = [wanted.get(path), listed[path]];
    const there = await read(path);
    const isOurs = there === undefined || there === text || hashText(there) === known;
    if (!isOurs) {
      if (text !== undefined) kept.push(path);
      if (known !== undefined) next[path] = known;
    } else if (text === undefined) {
      if (there !== undefined) edits.push({ action: 'delete', path });
    } else {
      next[path] = hashText(text);
      if (there !== text) edits.push({ action: 'write', path, text });
    }
  }
  if (inventory === undefined) return { edits, kept };
  const list = renderInventory(inventory, next);
  const isChanged = list.action === 'write' && list.text !== (await read(GENERATED_FILES_PATH));
  return { edits: isChanged ? [...edits, list] : edits, kept };
}
