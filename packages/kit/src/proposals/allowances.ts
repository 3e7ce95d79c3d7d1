import type { Allowance, AllowedEdit } from '@orchestrate/contracts/allowance';
import type { FileEdit, ProposalKind } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';

import { fileRole } from './file-role';
import { addsIgnore } from './suppressions';

const SETTINGS: readonly (readonly [Allowance, RegExp])[] = [
  ['thresholds', /^(?:vitest|jest|playwright|stryker|\.?nycrc|\.?c8rc|\.?taprc|ava\.config|karma|\.coveragerc)/],
  ['lint-settings', /^(?:\.?eslint|\.?oxlint|\.?oxfmt|\.?prettier|biome|\.?editorconfig|knip|rustfmt|clippy)/],
  ['compiler-settings', /^(?:\.?babel|tsconfig|\.?swcrc|webpack|rollup|vite\.)/],
];

/** The word that lets heal change a file, by its path; none for what no word stands for. */
export function allowanceOf(path: string): Allowance | undefined {
  if (/\.snap$|(?:^|\/)__snapshots__\//.test(path)) return 'snapshots';
  const role = fileRole(path);
  if (role === 'test') return 'tests';
  if (role === 'workflow') return 'ci';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return role === 'setting' ? SETTINGS.find(([, pattern]) => pattern.test(name))?.[0] : undefined;
}

/** The word that would let a change of a kind into a file. Snapshots are changed by proposals of their own kind alone. */
export function wordFor(kind: ProposalKind, path: string): Allowance | undefined {
  const word = allowanceOf(path);
  const isOfKind = kind === 'snapshot' ? word === 'snapshots' : kind === 'repair' && word !== 'snapshots';
  return isOfKind ? word : undefined;
}

const THRESHOLD =
  /\b(?:lines|branches|functions|statements|perFile|threshold\w*|high|low|break|check-coverage|fail_under)\b["']?\s*[:=]/i;
const NUMBER = /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g;

/** Whether two texts differ in nothing but numbers behind the names of thresholds. */
export function changesThresholdsAlone(before: string, after: string): boolean {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const isSame = (line: string, other = ''): boolean =>
    line === other || (THRESHOLD.test(line) && line.replace(NUMBER, '0') === other.replace(NUMBER, '0'));
  return old.length === now.length && old.every((line, index) => isSame(line, now[index]));
}

/** What an edit outside of its kind's scope is judged by. */
export interface Leave {
  readonly kind: ProposalKind;
  readonly allow: readonly Allowance[];
  /** Text of the file in the base tree. */
  readonly base: string | undefined;
}

/** Whether the user's `allow` lets an edit through that its kind may not make by itself. */
export function isLetThrough(edit: FileEdit, { kind, allow, base }: Leave): boolean {
  const word = wordFor(kind, edit.path);
  if (word === undefined || !allow.includes(word)) return false;
  if (word !== 'thresholds') return true;
  return edit.action === 'write' && base !== undefined && changesThresholdsAlone(base, edit.text);
}

/** What of some edits only `allow` lets through, for saying so. */
export function listAllowedEdits(
  { kind, edits }: { readonly kind: ProposalKind; readonly edits: readonly FileEdit[] },
  allow: readonly Allowance[],
  base: (path: string) => string | undefined,
): AllowedEdit[] {
  return edits.flatMap((edit) => {
    const { path } = edit;
    const scoped = SCOPE_BY_KIND[kind].includes(fileRole(path)) ? undefined : wordFor(kind, path);
    const ignores = edit.action === 'write' && addsIgnore(base(path) ?? '', edit.text) ? 'ignores' : undefined;
    const words: readonly (Allowance | undefined)[] = [scoped, ignores];
    return words.flatMap((word): AllowedEdit[] =>
      word !== undefined && allow.includes(word) ? [{ allowance: word, path }] : [],
    );
  });
}
