import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { HeldParameter } from './object-parameters';
import { listMembers, openObject } from './object-parameters';
import type { SchemaView } from './operation-view';
import type { FoundPaging, QueryParameter } from './paging';
import { findPaging } from './paging';
import type { FoundSorting } from './sorting';
import { findSorting } from './sorting';

/** An object in the query that asks for a page: `pageable`, with `page`, `size` and `sort`. */
export interface PageObject {
  readonly paged: FoundPaging;
  readonly sorted?: FoundSorting;
  /** The object, where nothing in it could be a filter. */
  readonly used: readonly string[];
  /** Its properties that neither cut nor order, and are no filters. */
  readonly unexplained: readonly QueryParameter[];
}

/** Properties without a word on their form are written as Spring reads them: `title,desc`. */
function sayForm({ query }: HeldParameter): QueryParameter {
  const { parameter, schema } = query;
  const isSilent = parameter.description === undefined && listTypes(schema).includes('array');
  return isSilent ? { ...query, parameter: { ...parameter, description: 'property,(asc|desc)' } } : query;
}

function moveSorting(
  { sorting, used, ...found }: FoundSorting,
  members: readonly HeldParameter[],
): FoundSorting | undefined {
  const key = members.find(({ held }) => held.property === sorting.parameter);
  // A second parameter that turns the order round would have to be found in the object too.
  if (key === undefined || sorting.direction !== undefined) return undefined;
  return { ...found, sorting: { ...sorting, parameter: key.name, held: key.held }, used };
}

function movePaging(found: FoundPaging, members: readonly HeldParameter[], object: string): FoundPaging {
  const { limitParameter: limit = '', positionParameter: position } = found.paging;
  const write = (property: string): string => members.find(({ held }) => held.property === property)?.name ?? property;
  const cut = `cut by ${found.paging.style}${found.paging.first === undefined ? '' : ', counted from 0'}`;
  return {
    paging: {
      ...found.paging,
      limitParameter: write(limit),
      ...(position === undefined ? {} : { positionParameter: write(position) }),
      held: { in: object, limit, ...(position === undefined ? {} : { position }) },
    },
    used: found.used,
    evidence: {
      rule: 'paging-object',
      detail: `${quoteNames(found.used.map(write))}, which the object \`${object}\` in the query holds: ${cut}`,
    },
  };
}

/** Finds the object in the query that asks for a page; `undefined` where none does. */
export function findPageObject(
  document: OpenApiDocument,
  parameters: readonly QueryParameter[],
  representation?: SchemaView,
): PageObject | undefined {
  for (const query of parameters) {
    const members = listMembers(document, query);
    const found = findPaging(members.map((member) => member.query));
    if (found === undefined) continue;
    const object = query.parameter.name;
    const asked = representation === undefined ? undefined : findSorting(members.map(sayForm), representation);
    const sorted = asked === undefined ? undefined : moveSorting(asked, members);
    const filters = openObject(document, query).flatMap(({ held }) => held?.property ?? []);
    const known = new Set([...found.used, ...(sorted?.used ?? []), ...filters]);
    return {
      paged: movePaging(found, members, object),
      ...(sorted === undefined ? {} : { sorted }),
      used: filters.length === 0 ? [object] : [],
      unexplained: members
        .filter(({ held }) => !known.has(held.property))
        .map(({ name, query: own }) => ({ ...own, parameter: { ...own.parameter, name } })),
    };
  }
  return undefined;
}
