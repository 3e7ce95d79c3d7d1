import type { Evidence, Filter } from '@orchestrate/contracts/plan';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes, unwrapNullable } from '@orchestrate/kit/openapi/schemas';

import { findDerivedFilter } from './accounts/derived-filters';
import { findFilter } from './filters';
import type { InferenceContext } from './inference';
import type { AskedParameter } from './object-parameters';
import { openObject } from './object-parameters';
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

/** A default that a schema has for all its uses says what new items get: a list that nobody narrows shows all. */
function describeDefault({ parameter, schema }: QueryParameter): string {
  const own = typeof parameter.schema === 'object' ? parameter.schema.default : undefined;
  return schema.default !== undefined && own === undefined
    ? `; the default of its schema, ${JSON.stringify(schema.default)}, narrows nothing`
    : '';
}

function describeFilter({ parameter, operator, property, others = [] }: Filter, query: QueryParameter): Evidence {
  const names = [property, ...others].map((name) => `\`${name}\``).join(' or ');
  return {
    rule: `filter-${operator}`,
    detail: `\`${parameter}\` narrows by the property ${names}${describeDefault(query)}`,
  };
}

/** The filters that query parameters are. */
export function findFilters(context: InferenceContext, parameters: readonly QueryParameter[]): Narrowing {
  const { document, draft } = context;
  // What is marked as deleted is in no list, whatever a parameter asks.
  const unseen = new Set([...(draft.derived ?? []), draft.softDeletion?.property ?? '']);
  const find = ({ query, held }: AskedParameter): Filter | undefined => {
    if (context.isOff('filter') || (held !== undefined && listTypes(query.schema).includes('array'))) return undefined;
    const own = findFilter(document, query, draft.representation, unseen);
    return own ?? (held === undefined ? findDerivedFilter(query, context) : undefined);
  };
  const known = new Set<string>();
  const found = parameters
    .flatMap((query) => openObject(document, query))
    .map((asked) => {
      const { query, name, held } = asked;
      const named = { ...query, parameter: { ...query.parameter, name } };
      const filter = find(asked);
      const key = JSON.stringify([filter?.property, filter?.operator, filter?.others]);
      // The same question in two places has one answer: nothing says which counts.
      if (filter === undefined || (held !== undefined && known.has(key))) return { query: named, filter: undefined };
      known.add(key);
      return { query: named, filter: held === undefined ? filter : { ...filter, parameter: name, held } };
    });
  return {
    filters: found.flatMap(({ filter }) => filter ?? []),
    evidence: found.flatMap(({ filter, query }) => (filter === undefined ? [] : [describeFilter(filter, query)])),
    unexplained: found.filter(({ filter }) => filter === undefined).map(({ query }) => query),
  };
}
