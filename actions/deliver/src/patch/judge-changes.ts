import type { Allowance, AllowedEdit } from '@orchestrate/contracts/allowance';
import type { FileEdit, Proposal } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import type { Change } from '@orchestrate/kit/patch/change';
import { ABSENT } from '@orchestrate/kit/patch/change';
import { judgeForm } from '@orchestrate/kit/patch/judge-form';
import { allowanceOf, listAllowedEdits } from '@orchestrate/kit/proposals/allowances';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { STATIC_GATES } from '@orchestrate/kit/proposals/static-gates';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { compareSnapshots } from '@orchestrate/kit/snapshots/snapshot-file';

import { judgePackageChange } from '../packages/judge-package-change';

const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');

function countInvisible(text: string | undefined): number {
  const plain = withoutReturns(text ?? '');
  return plain.length - sanitizeText(plain, Number.POSITIVE_INFINITY).length;
}

/** What a reader of the pull request would not see, or would see in another order than the compiler. */
function judgeInvisible({ path, before, after }: Change): string[] {
  return countInvisible(after) > countInvisible(before) ? [`${path}: adds invisible or reordering characters`] : [];
}

function toEdit({ path, modes, after }: Change): FileEdit {
  return modes[1] === ABSENT ? { action: 'delete', path } : { action: 'write', path, text: after ?? '' };
}

type Kind = 'repair' | 'dependency' | 'snapshot';

function createProposal(kind: Kind, edits: FileEdit[]): Proposal {
  const author = { name: 'patch', version: '1' };
  return { kind, author, title: 'A patch to deliver', rationale: 'Another job found it', edits };
}

function readBefore(changes: readonly Change[]): (path: string) => string | undefined {
  const texts = new Map(changes.map(({ path, before }) => [path, before]));
  return (path) => texts.get(path);
}

/** The gates that every proposal passes before it is run; here all of them are asked, so that all is said at once. */
function judgeByGates(kind: Kind, changes: readonly Change[], allow: readonly Allowance[]): string[] {
  const proposal = createProposal(kind, changes.map(toEdit));
  // Modes tell of links.
  const context = { proposal, base: readBefore(changes), isLink: () => false, allowedHosts: [], allow };
  return STATIC_GATES.flatMap(([name, gate]) => {
    const { passed, detail } = gate(context);
    return passed ? [] : [`${name}: ${detail}`];
  });
}

function isOfPackages(path: string): boolean {
  return SCOPE_BY_KIND.dependency.includes(fileRole(path));
}

function isSnapshot(path: string): boolean {
  return allowanceOf(path) === 'snapshots';
}

/** A snapshot may get other values, and neither lose nor gain one: that is what heal proposes. */
function judgeSnapshot({ path, before, after }: Change): string[] {
  const compared = compareSnapshots(before, after);
  return 'problem' in compared ? [`snapshot: ${path} ${compared.problem}`] : [];
}

/** Files that no fix may touch, of a patch that is not applied. */
export function judgeScope(paths: readonly string[], allow: readonly Allowance[] = []): string[] {
  const isAllowed = (path: string): boolean => allow.some((word) => allowanceOf(path) === word);
  const edits = paths
    .filter((path) => !isOfPackages(path) && !isAllowed(path))
    .map((path): FileEdit => ({ action: 'delete', path }));
  const proposal = createProposal('repair', edits);
  const context = { proposal, base: () => undefined, isLink: () => false, allowedHosts: [], allow };
  const verdict = new Map(STATIC_GATES).get('in-scope')?.(context);
  return verdict === undefined || verdict.passed ? [] : [`in-scope: ${verdict.detail}`];
}

/**
 * Everything that speaks against delivering a change, judged by what git made of the patch: what a repair of heal may
 * touch and add, and manifests and lock files only as its proposals of packages change them.
 * @param allow - of the workflow that delivers; what the patch or heal says of it counts for nothing
 */
export function judgeChanges(changes: readonly Change[], allow: readonly Allowance[] = []): string[] {
  const formal = changes.flatMap(judgeForm);
  if (changes.length === 0) return ['it changes nothing'];
  const packages = changes.filter(({ path }) => isOfPackages(path));
  const snapshots = changes.filter(({ path }) => isSnapshot(path));
  const sources = changes.filter(({ path }) => !isOfPackages(path) && !isSnapshot(path));
  return [
    ...formal,
    ...(sources.length > 0 ? judgeByGates('repair', sources, allow) : []),
    ...(packages.length > 0 ? judgeByGates('dependency', packages, []) : []),
    ...(snapshots.length > 0 ? judgeByGates('snapshot', snapshots, allow) : []),
    ...packages.flatMap(judgePackageChange),
    ...snapshots.flatMap(judgeSnapshot),
    ...changes.flatMap(judgeInvisible),
  ];
}

/** What of a change only `allow` lets through, for whoever is to look at it. */
export function listAllowed(changes: readonly Change[], allow: readonly Allowance[]): AllowedEdit[] {
  const list = (kind: Kind, isMeant: (path: string) => boolean): AllowedEdit[] => {
    const edits = changes.filter(({ path }) => isMeant(path)).map(toEdit);
    return listAllowedEdits({ kind, edits }, allow, readBefore(changes));
  };
  return [...list('snapshot', isSnapshot), ...list('repair', (path) => !isOfPackages(path) && !isSnapshot(path))];
}
