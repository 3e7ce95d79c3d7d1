import type { Conditions } from '@orchestrate/contracts/conditions';
import type { Evidence, OperationKind } from '@orchestrate/contracts/plan';

import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import { findDeclared, findHeader, showsHeader } from './response-lookup';

/** What the document lets say of conditions, and which headers it explains. */
export interface FoundConditions {
  readonly conditions: Conditions;
  readonly evidence: readonly Evidence[];
  readonly headers: readonly string[];
}

const SHOWING: readonly OperationKind[] = ['list', 'read', 'create', 'replace', 'patch', 'transition', 'refer'];
const CHANGING: readonly OperationKind[] = ['replace', 'patch', 'delete', 'transition', 'refer', 'unrefer'];

/** Whether an operation only happens to an item that is as its caller knows it. */
function isGuarded(view: OperationView): boolean {
  if (view.entry.method === 'get') return false;
  return findHeader(view, 'If-Match') !== undefined || [412, 428].some((status) => view.responses.has(String(status)));
}

/** A tag is of use only where somebody shows it: reading an item does, where changing one asks for it. */
function isAskedFor({ draft }: InferenceContext): boolean {
  return draft.collections.some(({ onCollection, onItem }) => [...onCollection, ...onItem].some(isGuarded));
}

function findTag(view: OperationView, kind: OperationKind, context: InferenceContext): Evidence | undefined {
  if (!SHOWING.includes(kind) || context.isOff('etag')) return undefined;
  const isConditional = view.entry.method === 'get' && findDeclared(view.responses, 304) !== undefined;
  const because =
    (showsHeader(view, 'ETag') ? 'its answer declares `ETag`' : undefined) ??
    (isConditional ? 'it declares 304' : undefined) ??
    (kind === 'read' && isAskedFor(context) ? 'changes ask for the tag of the item' : undefined);
  return because === undefined
    ? undefined
    : { rule: 'etag', detail: `${because}: the answer carries a strong tag of what it shows` };
}

function findMatch(
  view: OperationView,
  kind: OperationKind,
  { isOff }: InferenceContext,
): { readonly match: NonNullable<Conditions['match']>; readonly evidence: Evidence } | undefined {
  if (!CHANGING.includes(kind) || isOff('if-match') || !isGuarded(view)) return undefined;
  const stale = [412, 409].find((status) => findDeclared(view.responses, status) !== undefined) ?? 412;
  const missing = view.responses.has('428') ? 428 : undefined;
  const absent = missing === undefined ? 'without it the change is made' : `without it ${missing}`;
  const detail = `\`If-Match\` must hold the tag of the item as it is, else ${stale}; ${absent}`;
  return {
    match: { stale, ...(missing === undefined ? {} : { missing }) },
    evidence: { rule: 'if-match', detail },
  };
}

/** How an operation takes part in conditional requests; `undefined` where the document asks for none. */
export function findConditions(
  view: OperationView,
  kind: OperationKind,
  context: InferenceContext,
): FoundConditions | undefined {
  const tag = findTag(view, kind, context);
  const found = findMatch(view, kind, context);
  const isRead = kind === 'read' || kind === 'list';
  const answersUnchanged =
    isRead && tag !== undefined && findDeclared(view.responses, 304) !== undefined && !context.isOff('if-none-match');
  if (tag === undefined && found === undefined) return undefined;
  const unchanged: Evidence = {
    rule: 'if-none-match',
    detail: 'a caller who names the present tag in `If-None-Match` is answered 304',
  };
  const headers = [
    ...(found === undefined ? [] : [findHeader(view, 'If-Match')]),
    ...(answersUnchanged ? [findHeader(view, 'If-None-Match')] : []),
  ];
  return {
    conditions: {
      showsTag: tag !== undefined,
      answersUnchanged,
      ...(found === undefined ? {} : { match: found.match }),
    },
    evidence: [
      ...(tag === undefined ? [] : [tag]),
      ...(answersUnchanged ? [unchanged] : []),
      ...(found === undefined ? [] : [found.evidence]),
    ],
    headers: headers.filter((name) => name !== undefined),
  };
}
