import type { Conflict, Evidence, PlanWarning } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import type { ConflictFinding } from './conflicts';
import { findUniqueConflicts } from './conflicts';
import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import type { WriteRequest } from './writes';

/** What is known of a declared 409. */
export interface DeclaredConflicts {
  readonly conflicts: readonly Conflict[];
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly PlanWarning[];
}

/** Declared answers that go before a 409 where a reference leads nowhere. */
const NOT_FOUND = ['404', '4XX', '4xx'];

/** Finds what a declared 409 means. */
export function findConflicts(
  view: OperationView,
  judge: (status: number, description: string) => ConflictFinding,
  references: readonly string[] = [],
): DeclaredConflicts {
  const declared = view.responses.get('409');
  if (declared === undefined) return { conflicts: [], evidence: [], warnings: [] };
  const finding = judge(409, declared.value.description);
  if ('missing' in finding) {
    const isReference = references.length > 0 && !NOT_FOUND.some((status) => view.responses.has(status));
    const answered = isReference ? `; it is answered for an id in ${quoteNames(references)} that nobody has` : '';
    const message = `no rule tells when ${view.id} answers 409: ${finding.missing}${answered}`;
    return {
      conflicts: [],
      evidence: [],
      warnings: [{ rule: 'unexplained-conflict', message, pointer: declared.pointer }],
    };
  }
  const { conflicts, rule, detail } = finding;
  return { conflicts, evidence: [{ rule, detail }], warnings: [] };
}

/** Why a 409 means nothing that is known. */
export const SWITCHED_OFF = '`.orchestrate.yml` switches off the rule that could tell why';

/** What a declared 409 says of a request that sets properties. */
export function findUniqueRefusals(
  view: OperationView,
  request: WriteRequest,
  context: InferenceContext,
): DeclaredConflicts {
  const { draft, relations, isOff } = context;
  const candidates = [...request.writable].filter(
    (name) => (draft.representation.properties.has(name) || draft.pair?.[1] === name) && name !== context.idProperty,
  );
  // Those that the path or the caller tells lead somewhere.
  const told = relations.filter(({ from, property }) => from === undefined && request.writable.has(property));
  return findConflicts(
    view,
    (status, description) =>
      isOff('unique') ? { missing: SWITCHED_OFF } : findUniqueConflicts(draft, status, description, candidates),
    told.map(({ property }) => property),
  );
}
