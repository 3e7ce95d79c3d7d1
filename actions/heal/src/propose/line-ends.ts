import type { FileEdit } from '@orchestrate/contracts/proposal';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { Candidate } from './proposer';

/** A text with the line ends of the one it takes the place of, where those are CRLF throughout. */
export function keepLineEnds(before: string, after: string): string {
  const isWindows = before.includes('\r\n') && !/(?<!\r)\n/.test(before);
  return isWindows ? after.replace(/(?<!\r)\n/g, '\r\n') : after;
}

/** Gives what candidates add to files the line ends of those files: templates and tools write their own. */
export async function keepLineEndsOf(candidates: readonly Candidate[], tree: Pick<Tree, 'root'>): Promise<Candidate[]> {
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (file: string): Promise<string | undefined> => {
    const known = texts.get(file) ?? readTreeFile(tree, file);
    texts.set(file, known);
    return known;
  };
  const keep = async (edit: FileEdit): Promise<FileEdit> =>
    edit.action === 'write' ? { ...edit, text: keepLineEnds((await read(edit.path)) ?? '', edit.text) } : edit;
  return Promise.all(
    candidates.map(async (candidate) => {
      const edits = await Promise.all(candidate.proposal.edits.map(keep));
      return { ...candidate, proposal: { ...candidate.proposal, edits } };
    }),
  );
}
