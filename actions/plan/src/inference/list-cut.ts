import type { InferenceContext } from './inference';
import { findPageObject } from './object-paging';
import type { OperationView, SchemaView } from './operation-view';
import type { FoundPaging, QueryParameter } from './paging';
import { findFixedPages, findPaging } from './paging';
import type { ResourceDraft } from './resources';
import type { FoundSorting } from './sorting';
import { findNewestFirst, findSorting } from './sorting';

/** How a list is cut and ordered. */
export interface ListCut {
  readonly paged?: FoundPaging;
  readonly sorted?: FoundSorting;
  /** Query parameters that do it. */
  readonly used: ReadonlySet<string>;
  /** What an object that asks for a page holds and no rule explains. */
  readonly unexplained: readonly QueryParameter[];
}

/** What lists can be ordered by: what is worked out has no column. */
function withoutDerived({ representation, derived }: ResourceDraft): SchemaView {
  if (derived === undefined) return representation;
  const properties = [...representation.properties].filter(([name]) => !derived.has(name));
  return { ...representation, properties: new Map(properties) };
}

/**
 * Finds what cuts and orders a list: parameters of their own, else an object in the query that holds them.
 * @param hasNext - whether the answer leads to the next page
 */
export function findCut(
  view: OperationView,
  query: readonly QueryParameter[],
  { document, draft, isOff }: InferenceContext,
  hasNext: boolean,
): ListCut {
  const representation = isOff('sorting') ? undefined : withoutDerived(draft);
  const plain = isOff('paging') ? undefined : findPaging(query, hasNext);
  const isHeld = plain === undefined && !isOff('paging') && !isOff('paging-object');
  const object = isHeld ? findPageObject(document, query, representation) : undefined;
  const asked = representation === undefined ? undefined : findSorting(query, representation);
  const isFixed = plain === undefined && object === undefined && !isOff('paging');
  const fixed = isFixed ? findFixedPages(query, draft.representation.properties.keys()) : undefined;
  const paged = plain ?? object?.paged ?? fixed;
  const sorted = asked ?? object?.sorted ?? (isOff('newest-first') ? undefined : findNewestFirst(view));
  return {
    ...(paged === undefined ? {} : { paged }),
    ...(sorted === undefined ? {} : { sorted }),
    used: new Set([...(plain?.used ?? []), ...(fixed?.used ?? []), ...(asked?.used ?? []), ...(object?.used ?? [])]),
    unexplained: object?.unexplained ?? [],
  };
}
