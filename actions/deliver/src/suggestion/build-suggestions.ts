import type { Hunk, HunkLine } from '@orchestrate/kit/patch/parse-hunks';
import type { FilePatch } from '@orchestrate/kit/patch/parse-patch';
import { fenceCode } from '@orchestrate/kit/safety/markdown-code';

/** Lines of a file, counted from 1, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A comment on lines of a pull request that replaces them with a click. */
export interface Suggestion extends LineRange {
  readonly path: string;
  readonly body: string;
}

interface Replacement extends LineRange {
  readonly lines: readonly string[];
}

interface Stretch {
  /** Line of the file as it is at which the stretch begins. */
  readonly start: number;
  readonly removed: readonly HunkLine[];
  readonly added: readonly HunkLine[];
  /** Kept lines right before and after, where the hunk shows them. */
  readonly before: HunkLine | undefined;
  readonly after: HunkLine | undefined;
}

const HUNK_HEAD = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm;

/** The lines that a pull request shows of a file, where alone comments can stand; one range a hunk. */
export function listShownLines(patch: string): LineRange[] {
  return [...patch.matchAll(HUNK_HEAD)].map(([, start = '0', count = '1']) => ({
    start: Number(start),
    end: Number(start) + Number(count) - 1,
  }));
}

/** Changes that follow one another without a kept line between them. */
function listStretches({ oldStart, lines }: Hunk): Stretch[] {
  const stretches: Stretch[] = [];
  let line = oldStart;
  for (let index = 0; index < lines.length;) {
    const isKept = (at: number): boolean => lines[at]?.kind === 'context';
    let end = index;
    while (end < lines.length && !isKept(end)) end += 1;
    const changed = lines.slice(index, end);
    const removed = changed.filter(({ kind }) => kind === 'removed');
    const added = changed.filter(({ kind }) => kind === 'added');
    if (changed.length > 0)
      stretches.push({ start: line, removed, added, before: lines[index - 1], after: lines[end] });
    line += removed.length + (isKept(end) ? 1 : 0);
    index = end + 1;
  }
  return stretches;
}

/** What only adds lines replaces a line beside it by itself and them. */
function toReplacement({ start, removed, added, before, after }: Stretch): Replacement | undefined {
  const involved = [...removed, ...added, ...(removed.length > 0 ? [] : [before ?? after])];
  const isPlain = involved.every((line) => line !== undefined && !line.isUnended && !line.text.includes('\r'));
  if (!isPlain) return undefined;
  const lines = added.map(({ text }) => text);
  if (removed.length > 0) return { start, end: start + removed.length - 1, lines };
  if (before !== undefined) return { start: start - 1, end: start - 1, lines: [before.text, ...lines] };
  return after === undefined ? undefined : { start, end: start, lines: [...lines, after.text] };
}

function suggestFile({ path, action, hunks }: FilePatch, shown: readonly LineRange[]): Suggestion[] | undefined {
  if (action !== 'change') return undefined;
  const suggestions: Suggestion[] = [];
  let last = 0;
  for (const stretch of hunks.flatMap(listStretches)) {
    const replacement = toReplacement(stretch);
    if (replacement === undefined) return undefined;
    const { start, end, lines } = replacement;
    if (start <= last || !shown.some((range) => range.start <= start && end <= range.end)) return undefined;
    last = end;
    suggestions.push({ path, start, end, body: fenceCode('suggestion', lines.map((text) => `${text}\n`).join('')) });
  }
  return suggestions;
}

/**
 * A patch as suggestions, or `undefined` where they cannot hold all of it: half a fix mends nothing. They stand on
 * lines that the pull request shows, and know neither new files nor missing line breaks.
 * @param shown - what the pull request shows of a file
 */
export function buildSuggestions(
  files: readonly FilePatch[],
  shown: (path: string) => readonly LineRange[],
): Suggestion[] | undefined {
  const all = files.map((file) => suggestFile(file, shown(file.path)));
  return all.includes(undefined) ? undefined : all.flatMap((suggestions) => suggestions ?? []);
}
