import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import type { FileEdit } from '@orchestrate/contracts/proposal';
import { hashText } from '@orchestrate/kit/files/hash';

import type { SourceFile } from './text/source-module';

/** What a tree holds before a service is written into it. */
export interface PresentTree {
  /** Texts of the files that are generated now or were generated before, where they are there. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was generated before. */
  readonly listed: GeneratedFiles['files'];
}

/** What becomes of a tree. */
export interface TreeChanges {
  readonly edits: readonly FileEdit[];
  /** Files that somebody has edited, or had there before: they stay as they are. */
  readonly kept: readonly string[];
}

/** Brings a tree up to date with a generated service, and leaves alone what is no longer as it was generated. */
export function decideChanges(files: readonly SourceFile[], { texts, listed }: PresentTree): TreeChanges {
  const edits: FileEdit[] = [];
  const kept: string[] = [];
  const wanted = new Map(files.map((file) => [file.path, file.text]));
  for (const path of [...new Set([...wanted.keys(), ...Object.keys(listed)])].sort()) {
    const [text, present] = [wanted.get(path), texts.get(path)];
    if (text === present) continue;
    if (present !== undefined && hashText(present) !== listed[path]) kept.push(path);
    else edits.push(text === undefined ? { action: 'delete', path } : { action: 'write', path, text });
  }
  return { edits, kept };
}
