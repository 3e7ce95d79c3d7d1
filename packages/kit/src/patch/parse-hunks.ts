/** A line of a hunk, without its mark. */
export interface HunkLine {
  readonly kind: 'context' | 'added' | 'removed';
  readonly text: string;
  /** Whether the file ends with it, and without a line break. */
  readonly isUnended: boolean;
}

/** A stretch of changes with the lines around it. */
export interface Hunk {
  /** Of the file as it is; lines count from 1. */
  readonly oldStart: number;
  readonly lines: readonly HunkLine[];
}

const HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/;
const KINDS: Readonly<Record<string, HunkLine['kind']>> = { ' ': 'context', '+': 'added', '-': 'removed' };
const UNENDED = '\\ No newline at end of file';

function readLine(line: string, next: string | undefined): HunkLine | undefined {
  const kind = KINDS[line.charAt(0)];
  return kind === undefined ? undefined : { kind, text: line.slice(1), isUnended: next === UNENDED };
}

function countSide(lines: readonly HunkLine[], side: 'added' | 'removed'): number {
  return lines.filter(({ kind }) => kind === 'context' || kind === side).length;
}

function parseHunk(lines: readonly string[]): { hunk: Hunk; problems: string[] } {
  const [header = '', ...body] = lines;
  const [, start = '', oldCount = '1', newCount = '1'] = HEADER.exec(header) ?? [];
  const marked = body.flatMap((line, index) => (line === UNENDED ? [] : [{ line, next: body[index + 1] }]));
  const read = marked.flatMap(({ line, next }) => readLine(line, next) ?? []);
  const problems: string[] = [];
  if (start === '') problems.push(`has a hunk with the head ${header.slice(0, 80)}`);
  if (read.length < marked.length) problems.push('has a line in a hunk that is neither kept, added nor removed');
  const isWhole = countSide(read, 'removed') === Number(oldCount) && countSide(read, 'added') === Number(newCount);
  if (problems.length === 0 && !isWhole) problems.push(`has a hunk that is longer or shorter than it says: ${header}`);
  return { hunk: { oldStart: Number(start), lines: read }, problems };
}

/** Reads the hunks of one file, the first line being the head of the first. */
export function parseHunks(lines: readonly string[]): { readonly hunks: Hunk[]; readonly problems: string[] } {
  const starts = lines.flatMap((line, index) => (line.startsWith('@@ ') ? [index] : []));
  const parsed = starts.map((start, index) => parseHunk(lines.slice(start, starts[index + 1])));
  return { hunks: parsed.map(({ hunk }) => hunk), problems: parsed.flatMap(({ problems }) => problems) };
}
