import type { Evidence, Filter } from '@orchestrate/contracts/plan';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, unwrapNullable } from '@orchestrate/kit/openapi/schemas';

import { findDerivedFilter } from './accounts/derived-filters';
import { findFilter } from './filters';
import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import type { QueryParameter } from './paging';

/** The query parameters of an operation on a collection. */
export function listQuery({ document }: InferenceContext, view: OperationView): QueryParameter[] {
  return view.parameters
    .filter(({ value }) => value.in === 'query')
    .map(({ value, pointer }) => ({
      parameter: value,
      // FastAPI and others write what need not be there as one that may be `null`.
      schema: unwrapNullable(document, followSchema(document, value.schema, extendPointer(pointer, 'schema'))).value,
      pointer,
    }));
}

/** What narrows the items of a collection, and the parameters that say nothing of them. */
interface Narrowing {
  readonly filters: readonly Filter[];
  readonly evidence: readonly Evidence[];
  readonly unexplained: readonly QueryParameter[];
}

/** The filters that query parameters are. */
export function findFilters(context: InferenceContext, parameters: readonly QueryParameter[]): Narrowing {
  const { document, draft } = context;
  // What is marked as deleted is in no list, whatever a parameter asks.
  const unseen = new Set([...(draft.derived ?? []), draft.softDeletion?.property ?? '']);
  const find = (query: QueryParameter): Filter | undefined =>
    context.isOff('filter')
      ? undefined
      : (findFilter(document, query, draft.representation, unseen) ?? findDerivedFilter(query, context));
  const found = parameters.map((query) => ({ query, filter: find(query) }));
  const filters = found.flatMap(({ filter }) => (filter === undefined ? [] : [filter]));
  return {
    filters,
    evidence: filters.map(({ parameter, operator, property, others = [] }) => ({
      rule: `filter-${operator}`,
      detail: `\`${parameter}\` narrows by the property ${[property, ...others].map((name) => `\`${name}\``).join(' or ')}`,
    })),
    unexplained: found.filter(({ filter }) => filter === undefined).map(({ query }) => query),
  };
}
