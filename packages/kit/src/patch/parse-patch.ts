import { relativePath } from '@orchestrate/contracts/versioned';

import type { Hunk } from './parse-hunks';
import { parseHunks } from './parse-hunks';

/** One file's part of a patch. */
export interface FilePatch {
  readonly path: string;
  readonly action: 'create' | 'change' | 'delete';
  readonly hunks: readonly Hunk[];
}

/** A patch in the one form that is delivered, and what stands in it besides. */
export interface ParsedPatch {
  readonly files: readonly FilePatch[];
  readonly problems: readonly string[];
}

const SECTION = 'diff --git ';
const UNWRITABLE = /[\u0000-\u001f\u007f"]/;

/** What extended headers may say; each of the others is a kind of change that no repair makes. */
const HEADERS: readonly (readonly [RegExp, string | undefined])[] = [
  [/^index [0-9a-f]+\.\.[0-9a-f]+(?: 100(?:644|755))?$/, undefined],
  [/^new file mode 100644$/, undefined],
  [/^deleted file mode 100(?:644|755)$/, undefined],
  [/^(?:---|\+\+\+) /, undefined],
  [/^(?:old mode|new mode) /, 'changes the mode of the file'],
  [/^new file mode 100755$/, 'is new and executable'],
  [/mode 120000$|^index \S+ 120000$/, 'is a link'],
  [/mode 160000$|^index \S+ 160000$/, 'is a submodule'],
  [/^(?:rename|copy|similarity|dissimilarity) /, 'is renamed or copied; write the patch with git diff --no-renames'],
  [/^GIT binary patch$|^Binary files /, 'is binary'],
];

/** The same path stands on both sides, so that it is known where the first one ends, spaces or not. */
function readPath(header: string): string | undefined {
  const both = header.slice(SECTION.length);
  const path = both.slice('a/'.length, (both.length - 1) / 2);
  return both === `a/${path} b/${path}` ? path : undefined;
}

function judgePath(path: string): string[] {
  const problems = relativePath.safeParse(path).error?.issues.map(({ message }) => `the path ${message}`) ?? [];
  if (path.split('/').some((part) => part.toLowerCase() === '.git')) problems.push('the path lies in .git');
  if (path.split('/').some((part) => part === '' || part === '.')) problems.push('the path is not in its plain form');
  if (UNWRITABLE.test(path)) problems.push('the path has characters that need quoting');
  return problems;
}

function judgeHeaders(headers: readonly string[], path: string): string[] {
  const problems = headers.flatMap((line) => {
    const found = HEADERS.find(([pattern]) => pattern.test(line));
    if (found === undefined) return [`has a line that is no part of a patch: ${line.slice(0, 80)}`];
    return found[1] ?? [];
  });
  const sides = headers.filter((line) => /^(?:---|\+\+\+) /.test(line)).map((line) => line.replace(/\t$/, ''));
  const allowed = [`--- a/${path}`, `+++ b/${path}`, '--- /dev/null', '+++ /dev/null'];
  if (sides.some((side) => !allowed.includes(side))) problems.push('names another file than its head does');
  return [...new Set(problems)];
}

function findAction(headers: readonly string[]): FilePatch['action'] {
  if (headers.some((line) => line.startsWith('new file mode'))) return 'create';
  return headers.some((line) => line.startsWith('deleted file mode')) ? 'delete' : 'change';
}

function parseSection(lines: readonly string[]): { file?: FilePatch; problems: string[] } {
  const [head = '', ...rest] = lines;
  const path = readPath(head);
  if (path === undefined) {
    const shown = head.slice(SECTION.length, SECTION.length + 200);
    return { problems: [`${shown}: names two files, or one that needs quoting; no file may be renamed`] };
  }
  const end = rest.findIndex((line) => line.startsWith('@@ ') || line === 'GIT binary patch');
  // After the head of a binary patch comes data.
  const isBinary = rest[end] === 'GIT binary patch';
  const headers = end < 0 ? rest : rest.slice(0, isBinary ? end + 1 : end);
  const { hunks, problems } = end < 0 || isBinary ? { hunks: [], problems: [] } : parseHunks(rest.slice(end));
  const action = findAction(headers);
  const all = [...judgePath(path), ...judgeHeaders(headers, path), ...problems];
  if (all.length === 0 && action === 'change' && hunks.length === 0) all.push('has no change');
  return { file: { path, action, hunks }, problems: all.map((problem) => `${path}: ${problem}`) };
}

function splitSections(text: string): { before: string; sections: string[][] } {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const starts = lines.flatMap((line, index) => (line.startsWith(SECTION) ? [index] : []));
  return {
    before: lines.slice(0, starts[0] ?? lines.length).join('\n'),
    sections: starts.map((start, index) => lines.slice(start, starts[index + 1])),
  };
}

/**
 * Reads a patch as `git diff` writes it. Nothing is passed over: each line has its place, or is a problem. What git
 * makes of the patch is judged once more afterwards, so that nobody gains from a line that is read in two ways.
 */
export function parsePatch(text: string): ParsedPatch {
  const { before, sections } = splitSections(text);
  if (sections.length === 0) return { files: [], problems: ['it holds no change in the form of git diff'] };
  const parsed = sections.map(parseSection);
  const files = parsed.flatMap(({ file }) => file ?? []);
  const paths = files.map(({ path }) => path);
  const seen = new Set<string>();
  const twice = new Set(paths.filter((path) => seen.size === seen.add(path).size));
  const problems = [
    ...(before === '' ? [] : [`it begins with something else than ${SECTION.trim()}`]),
    ...parsed.flatMap((section) => section.problems),
    ...[...twice].map((path) => `${path}: is changed twice`),
  ];
  return { files, problems };
}
