import type { PageMember } from '@orchestrate/contracts/page-member';
import type { Paging } from '@orchestrate/contracts/plan';
import type { Sorting } from '@orchestrate/contracts/sorting';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';
import type { SchemaView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';

type Tells = PageMember['tells'];

/** What members of an envelope tell by their names, and what those of objects in it do. */
interface Level {
  readonly told: Readonly<Record<string, Tells>>;
  readonly held: Readonly<Record<string, Level>>;
}

const OF_ORDER: Level = { told: { sorted: 'sorted', unsorted: 'unsorted', empty: 'unsorted' }, held: {} };
const OF_PAGEABLE: Level = {
  told: { pagenumber: 'position', pagesize: 'size', offset: 'offset', paged: 'paged', unpaged: 'unpaged' },
  held: { sort: OF_ORDER },
};
const OF_ENVELOPE: Level = {
  told: {
    ...{ first: 'first', isfirst: 'first', last: 'last', islast: 'last', empty: 'empty', isempty: 'empty' },
    ...{ numberofelements: 'count', results: 'count' },
  },
  held: { sort: OF_ORDER, pageable: OF_PAGEABLE },
};
const NUMBERS: readonly Tells[] = ['count', 'position', 'size', 'offset'];

function canTell(tells: Tells, paging: Paging | undefined, sorting: Sorting | undefined): boolean {
  const isNumbered = paging?.style === 'page' || paging?.style === 'offset';
  if (tells === 'position') return paging?.style === 'page';
  if (tells === 'first' || tells === 'last' || tells === 'offset') return isNumbered;
  if (tells === 'size') return paging !== undefined;
  // A second parameter turns round also what nobody asks to be ordered.
  if (tells === 'sorted' || tells === 'unsorted') return sorting?.direction === undefined;
  return tells === 'empty' || tells === 'count' || paging !== undefined;
}

function readLevel(
  document: OpenApiDocument,
  view: SchemaView,
  level: Level,
  fits: (tells: Tells) => boolean,
): PageMember[] {
  return [...view.properties].flatMap(([name, property]): PageMember[] => {
    const below = level.held[foldName(name)];
    const inner = below === undefined ? undefined : viewSchema(document, property);
    if (below !== undefined && inner !== undefined && isPlainObject(inner)) {
      const found = readLevel(document, inner, below, fits);
      const filled = new Set(found.map(({ path }) => path[0]));
      // An object that lacks what it must have is left out.
      if (!(inner.schema.required ?? []).every((own) => filled.has(own))) return [];
      return found.map(({ path, tells }) => ({ path: [name, ...path], tells }));
    }
    const tells = level.told[foldName(name)];
    if (tells === undefined || !fits(tells)) return [];
    const types = listTypes(property.value);
    const isTyped = NUMBERS.includes(tells) ? types.includes('integer') : types.includes('boolean');
    return isTyped ? [{ path: [name], tells }] : [];
  });
}

/** What an envelope tells of the page beside its number, its size and the totals: `first`, `last`, `pageable`. */
export function findPageMembers(
  document: OpenApiDocument,
  envelope: SchemaView,
  paging: Paging | undefined,
  sorting: Sorting | undefined,
): PageMember[] {
  return readLevel(document, envelope, OF_ENVELOPE, (tells) => canTell(tells, paging, sorting));
}
