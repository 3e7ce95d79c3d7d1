import type { Filter } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listStored } from '../../service/resource-view';
import type { Shape } from '../../shapes/shape';
import { renderLiteral } from '../../text/code';
import type { Entries } from '../calls';

const TEXT = 'Sought by all';
const PART = 'sought';

function takes(shape: Shape | undefined, text: string): boolean {
  if (shape?.kind !== 'string' || shape.pattern !== undefined || shape.format !== undefined) return false;
  return text.length >= shape.minLength && text.length <= (shape.maxLength ?? Infinity);
}

/** A search that a request to a list must carry; `undefined` where none must. */
export function findRequiredSearch({ planned, query }: OperationView): Filter | undefined {
  return planned.filters.find(
    ({ operator, parameter, held }) =>
      operator === 'contains' &&
      held === undefined &&
      query.some(({ name, isRequired }) => name === parameter && isRequired),
  );
}

/** What items must carry, and what must be asked for, so that a list that is always searched shows them all. */
export interface SoughtByAll {
  readonly given: Entries[number];
  readonly query: Entries[number];
}

/** Finds a text of the items that all of them may share. */
export function findSoughtByAll(
  { storing, ...resource }: ResourceView,
  operation: OperationView,
): SoughtByAll | undefined {
  const search = findRequiredSearch(operation);
  if (search === undefined || typeof storing === 'string') return undefined;
  const unique = resource.resource.unique.flat();
  const known = listStored({ storing, ...resource });
  const shared = [search.property, ...(search.others ?? [])].find((name) => {
    const carried = storing.body.properties.find((property) => property.name === name)?.shape;
    return known.includes(name) && !unique.includes(name) && takes(carried, TEXT);
  });
  const asked = operation.query.find(({ name }) => name === search.parameter)?.shape;
  if (shared === undefined || !takes(asked, PART)) return undefined;
  return { given: [shared, renderLiteral(TEXT)], query: [search.parameter, renderLiteral(PART)] };
}
