import type { FileEdit, Proposal } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import type { Change } from '@orchestrate/kit/patch/change';
import { ABSENT } from '@orchestrate/kit/patch/change';
import { judgeForm } from '@orchestrate/kit/patch/judge-form';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { STATIC_GATES } from '@orchestrate/kit/proposals/static-gates';
import { sanitizeText } from '@orchestrate/kit/safety/text';

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

type StaticContext = Parameters<(typeof STATIC_GATES)[number][1]>[0];

function createContext(kind: Proposal['kind'], edits: FileEdit[], base: StaticContext['base']): StaticContext {
  const proposal: Proposal = {
    kind,
    author: { name: 'patch', version: '1' },
    title: 'A patch to deliver',
    rationale: 'Another job found it',
    edits,
  };
  // Modes tell of links.
  return { proposal, base, isLink: () => false, allowedHosts: [] };
}

/** The gates that every proposal passes before it is run; here all of them are asked, so that all is said at once. */
function judgeByGates(kind: Proposal['kind'], changes: readonly Change[]): string[] {
  const texts = new Map(changes.map(({ path, before }) => [path, before]));
  const context = createContext(kind, changes.map(toEdit), (path) => texts.get(path));
  return STATIC_GATES.flatMap(([name, gate]) => {
    const { passed, detail } = gate(context);
    return passed ? [] : [`${name}: ${detail}`];
  });
}

function isOfPackages(path: string): boolean {
  return SCOPE_BY_KIND.dependency.includes(fileRole(path));
}

/** Files that no fix may touch, of a patch that is not applied. */
export function judgeScope(paths: readonly string[]): string[] {
  const edits = paths.filter((path) => !isOfPackages(path)).map((path): FileEdit => ({ action: 'delete', path }));
  const verdict = new Map(STATIC_GATES).get('in-scope')?.(createContext('repair', edits, () => undefined));
  return verdict === undefined || verdict.passed ? [] : [`in-scope: ${verdict.detail}`];
}

/**
 * Everything that speaks against delivering a change, judged by what git made of the patch: what a repair of heal may
 * touch and add, and manifests and lock files only as its proposals of packages change them.
 */
export function judgeChanges(changes: readonly Change[]): string[] {
  const formal = changes.flatMap(judgeForm);
  if (changes.length === 0) return ['it changes nothing'];
  const sources = changes.filter(({ path }) => !isOfPackages(path));
  const packages = changes.filter(({ path }) => isOfPackages(path));
  return [
    ...formal,
    ...(sources.length > 0 ? judgeByGates('repair', sources) : []),
    ...(packages.length > 0 ? judgeByGates('dependency', packages) : []),
    ...packages.flatMap(judgePackageChange),
    ...changes.flatMap(judgeInvisible),
  ];
}
