import type { Evidence, Paging, PlanWarning } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import { findPrivateScope } from './accounts/private-items';
import { findScope } from './accounts/scope';
import { findMismatch } from './compatibility';
import type { Inference, InferenceContext, Inferred } from './inference';
import type { ListCut } from './list-cut';
import { findCut } from './list-cut';
import { findFilters, listQuery } from './list-query';
import type { ListShape } from './list-shape';
import { findListShape } from './list-shape';
import type { OperationView } from './operation-view';
import { viewItem } from './operation-view';
import { findPageHeaders } from './page-headers';
import { findPageMembers } from './page-members';
import type { FittedEnvelope } from './page-told';
import { fitToPaging } from './page-told';
import type { QueryParameter } from './paging';
import { showsHeader } from './response-lookup';
import type { FoundSorting } from './sorting';
import { findSum } from './sums';
import { findTextSearch } from './text-search';

function warnUnexplained(view: OperationView, { parameter, pointer }: QueryParameter): PlanWarning {
  const message = `the query parameter \`${parameter.name}\` of ${view.id} fits no rule: it is checked and has no effect`;
  return { rule: 'unexplained-parameter', message, pointer };
}

function warnUnordered({ id, entry }: OperationView, sorted: FoundSorting | undefined): PlanWarning[] {
  const { unexplained = [], sorting } = sorted ?? {};
  return unexplained.map((value) => ({
    rule: 'unexplained-parameter',
    message: `the value \`${value}\` of the query parameter \`${sorting?.parameter ?? ''}\` of ${id} names no property: it leaves the order of creation`,
    pointer: entry.pointer,
  }));
}

/** Links to other pages, where the answer declares them and there are pages. */
function findLinks(
  view: OperationView,
  { isOff }: InferenceContext,
  paging: Paging | undefined,
): { readonly planned: { readonly links: true }; readonly evidence: Evidence } | undefined {
  if (!showsHeader(view, 'Link') || paging === undefined || isOff('link')) return undefined;
  if (paging.style === 'limit' || paging.first === 0) return undefined;
  const pages =
    paging.style === 'cursor' ? 'to the first page and to the next one' : 'to the first, previous, next and last page';
  const evidence = { rule: 'link', detail: `its answer declares \`Link\`: it leads ${pages}` };
  return { planned: { links: true }, evidence };
}

/** What headers of the answer tell of the page. */
function findHeaders(
  view: OperationView,
  context: InferenceContext,
  paging: Paging | undefined,
): { readonly planned: Pick<Inferred, 'links' | 'pageHeaders'>; readonly evidence: readonly Evidence[] } {
  const [links, headers] = [findLinks(view, context, paging), findPageHeaders(view, context, paging)];
  const evidence = [links, headers].flatMap((found) => found?.evidence ?? []);
  return { planned: { ...links?.planned, ...headers?.planned }, evidence };
}

/** The envelope as it can be filled. */
function fitEnvelope(
  list: ListShape,
  { document, isOff }: InferenceContext,
  { paged, sorted }: ListCut,
): FittedEnvelope {
  const fitted = fitToPaging(list, paged?.paging, isOff('link'));
  const members =
    list.envelope === undefined
      ? []
      : findPageMembers(document, list.envelope, paged?.paging, sorted?.sorting).filter(
          ({ path: [first = ''] }) =>
            !(first in (fitted.success.companions ?? {})) && first !== fitted.success.totalProperty,
        );
  if (members.length === 0) return fitted;
  const filled = new Set(members.map(({ path }) => path[0]));
  const told = [...filled].join(', ');
  return {
    success: { ...fitted.success, pageMembers: members },
    unexplained: fitted.unexplained.filter((name) => !filled.has(name)),
    evidence: [...fitted.evidence, { rule: 'page-members', detail: `its answer tells of the page: ${told}` }],
  };
}

/** What narrows the list, and what of the query does nothing at all. */
function findNarrowing(
  view: OperationView,
  query: readonly QueryParameter[],
  cut: ListCut,
  context: InferenceContext,
): ReturnType<typeof findFilters> {
  const left = query.filter(({ parameter }) => !cut.used.has(parameter.name));
  const { filters, evidence, unexplained } = findFilters(context, left);
  const names = left.map(({ parameter }) => parameter.name);
  // A property of an object in the query has another name there, or is read from the object.
  const own = unexplained.filter(({ parameter }) => names.includes(parameter.name));
  const search = findTextSearch(view, context, own);
  const others = unexplained.filter(({ parameter }) => parameter.name !== search?.filter.parameter);
  return {
    filters: search === undefined ? filters : [...filters, search.filter],
    evidence: search === undefined ? evidence : [...evidence, search.evidence],
    unexplained: [...others, ...cut.unexplained],
  };
}

/** Whose items a list shows. What is made at `/me/orders` is the caller's there, and anybody's at `/orders`. */
function findWhose(view: OperationView, context: InferenceContext): ReturnType<typeof findScope> {
  if (context.isView) return findScope(view, context);
  const isMain = view.shape.kind === 'other' || view.shape.key === context.draft.collections[0]?.key;
  return findPrivateScope(view, context) ?? (isMain ? undefined : findScope(view, context));
}

/** A GET of a collection that answers with its items. */
export function inferList(view: OperationView, context: InferenceContext): Inference {
  const { document, draft } = context;
  const list =
    view.success === undefined ? undefined : findListShape(document, view.success, draft.collections[0]?.segment ?? '');
  if (list === undefined) return { reason: 'the answer is no list of objects' };
  const mismatch = findMismatch(viewItem(document, list.item), draft.representation, draft.derived);
  if (mismatch !== undefined) return { reason: `in the list ${mismatch}` };
  const query = listQuery(context, view);
  const cut = findCut(view, query, context, list.success.next !== undefined || list.links !== undefined);
  const { paged, sorted } = cut;
  const sum = findSum(document, list, paged !== undefined);
  if (sum !== undefined)
    return { reason: `\`${sum}\` of the list's envelope is a sum of amounts, and nothing adds it up` };
  const envelope = fitEnvelope(list, context, cut);
  if (envelope.unexplained.length > 0)
    return { reason: `the list's envelope requires ${quoteNames(envelope.unexplained)}, which no rule can fill` };
  const headers = findHeaders(view, context, paged?.paging);
  const { filters, evidence, unexplained } = findNarrowing(view, query, cut, context);
  const scoped = findWhose(view, context);
  if (context.isView && scoped === undefined && (filters.length === 0 || unexplained.length > 0))
    return { reason: `nothing says which ${draft.plural} the path ${view.entry.path} shows` };
  const needed = unexplained.find(({ parameter }) => parameter.required === true);
  if (needed !== undefined) return { reason: `the required query parameter \`${needed.parameter.name}\` fits no rule` };
  return {
    kind: 'list',
    success: envelope.success,
    filters,
    ...(scoped === undefined ? {} : { scope: scoped.scope }),
    ...(paged === undefined ? {} : { paging: paged.paging }),
    ...(sorted === undefined ? {} : { sorting: sorted.sorting }),
    ...headers.planned,
    evidence: [
      { rule: 'list', detail: `GET of a collection answers ${list.detail}` },
      ...[scoped, paged, sorted, headers, envelope].flatMap((found) => found?.evidence ?? []),
      ...evidence,
    ],
    warnings: [...unexplained.map((parameter) => warnUnexplained(view, parameter)), ...warnUnordered(view, sorted)],
  };
}
