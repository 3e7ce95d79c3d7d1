import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { hashText } from '@orchestrate/kit/files/hash';

import type { SourceFile } from './text/source-module';
import type { TreeChanges } from './tree-changes';

/** What a list of generated files is about. */
export interface InventoryFrame {
  readonly service: string;
  /** Hash of the bundled specification. */
  readonly specification: string;
  /** What was generated before. */
  readonly listed: GeneratedFiles['files'];
}

/**
 * The list of generated files, which later tells those that somebody has edited. A file that was left as it is stays
 * listed as it once was, so that it stays known as edited.
 */
export function createInventory(
  files: readonly SourceFile[],
  { kept }: Pick<TreeChanges, 'kept'>,
  { service, specification, listed }: InventoryFrame,
): GeneratedFiles {
  const isKept = new Set(kept);
  const written = files
    .filter(({ path }) => !isKept.has(path))
    .map(({ path, text }) => [path, hashText(text)] as const);
  const left = kept.flatMap((path) => (listed[path] === undefined ? [] : [[path, listed[path]] as const]));
  const sorted = [...written, ...left].sort(([a], [b]) => (a < b ? -1 : 1));
  return { schemaVersion: 1, service, specification, files: Object.fromEntries(sorted) };
}
