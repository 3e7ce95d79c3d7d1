import { renderHeld } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown, listStored } from '../../service/resource-view';
import type { ServiceView } from '../../service/service-view';
import { renderAccess } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { Scene, StoredItem } from '../scene';
import { canStore } from '../scene';

import { findSoughtByAll } from './required-search';

/** A list operation with the code around it that tests of lists share. */
export interface ListCode {
  readonly operation: OperationView;
  readonly resource: ResourceView;
  /** Code of the array in an answer. */
  raw(answer: string): string;
  /** Code of the array in an answer as `told` has it. */
  items(answer: string): string;
  /** Code of stored items, given as code of an array, in a form that can be compared: as they are, or their ids. */
  told(stored: string): string;
  /** The same, of items in the order in which they were stored, as a list that is not asked for another order shows them. */
  inOrder(stored: string): string;
  /** Code that calls the operation with these query parameters. */
  call(path: Entries, query?: Entries): string;
  /** Stores what the path selects; gives the path and what items must carry to be in the list. */
  open(scene: Scene): ListPlace;
}

/** Where a list is, and how items get into it. */
export interface ListPlace {
  readonly path: Entries;
  readonly given: Entries;
  readonly parents: Entries;
}

/** Gathers the code for a list; `undefined` where its answer or its path is beyond the plan, or nothing can be stored above it. */
export function describeList(
  view: ServiceView,
  resource: ResourceView,
  operation: OperationView,
): ListCode | undefined {
  const { success, parents, ancestors = [], member } = operation.planned;
  const itemsProperty = success?.shape === 'envelope' ? success.itemsProperty : undefined;
  if (success === undefined || (success.shape !== 'array' && itemsProperty === undefined)) return undefined;
  const above = [...parents, ...ancestors, ...(member === undefined ? [] : [member])];
  if (operation.path.some(({ name }) => !above.some((one) => one.parameter === name && canStore(view, one.resource))))
    return undefined;
  if (resource.resource.id.isInPath === true && !isComparable(resource, operation)) return undefined;
  const raw = (answer: string): string =>
    itemsProperty === undefined ? `${answer}.body` : renderAccess(renderHeld(success, answer), itemsProperty);
  const id = renderAccess('one', resource.resource.id.property);
  const sought = findSoughtByAll(resource, operation);
  const told = (code: string): string => (isComparable(resource, operation) ? code : `${code}.map((one) => ${id})`);
  return {
    operation,
    resource,
    raw,
    items: (answer) => told(raw(answer)),
    told,
    inOrder: (stored) => told(isNewestFirst(operation) ? `[...${stored}].reverse()` : stored),
    call: (path, query = []) =>
      renderCall(operation, { path, query: sought === undefined ? query : [...new Map([sought.query, ...query])] }),
    open: (scene) => {
      const place = openList(scene, resource, operation);
      return sought === undefined ? place : { ...place, given: [...place.given, sought.given] };
    },
  };
}

/** Whether a list always shows first what was created last. */
function isNewestFirst({ planned: { sorting } }: OperationView): boolean {
  return sorting !== undefined && sorting.parameter === undefined && sorting.choices[0]?.descending === true;
}

/** Whether a list shows of its items what those have that were stored. */
function isComparable(resource: ResourceView, operation: OperationView): boolean {
  const { storing } = resource;
  if (typeof storing === 'string') return true;
  const [stored, listed] = [listStored(resource), listShown(resource, operation)];
  const isTold = stored.every((name) => listed.includes(name));
  // What was sent is all there is of an item that no answer shows: a list may show more of it.
  return isTold && (!storing.answersItem || stored.length === listed.length);
}

/** Whether a list shows what belongs to the account that its path names: items get into it by who makes them. */
export function isOfOwner({ resource }: ResourceView, { planned }: OperationView): boolean {
  const owner = resource.relations.find(({ from }) => from === 'caller')?.property;
  return owner !== undefined && planned.parents.some(({ property }) => property === owner);
}

/** Whether items get into a list by a change alone: what makes them does not say what the list is of. */
export function isFilledLater({ resource, storing }: ResourceView, { planned }: OperationView): boolean {
  if (typeof storing === 'string') return false;
  if (planned.member !== undefined) return true;
  const inPath = storing.parents.map((parent) => parent.resource);
  const inBody = storing.references.map(({ property }) => property);
  const own = resource.relations.filter(({ from }) => from !== undefined).map(({ property }) => property);
  return planned.parents.some(
    (parent) => ![...inBody, ...own].includes(parent.property) && !inPath.includes(parent.resource ?? ''),
  );
}

/** Stores what the path of an operation on a collection selects. */
export function openList(scene: Scene, { resource, storing }: ResourceView, operation: OperationView): ListPlace {
  const selected = operation.planned.parents.map(({ parameter, property, resource: target = '' }) => ({
    parameter,
    property,
    id: scene.storeOnce(target).id,
  }));
  const path = scene.storeLineage(operation);
  if (typeof storing === 'string') return { path, given: [], parents: [] };
  const inPath = new Set(storing.parents.map(({ parameter }) => parameter));
  const inBody = new Set(storing.references.map(({ property }) => property));
  const given: Entries = selected
    .filter(({ property }) => inBody.has(property))
    .map(({ property, id }) => [property, id]);
  const parents = storing.parents.length === 0 ? [] : scene.storeParents(resource.name);
  return { path, given, parents: parents.filter(([name]) => inPath.has(name)) };
}

/** Stores an item that belongs into a list. */
export function storeInto(
  scene: Scene,
  { resource }: ListCode,
  place: ListPlace,
  as: string,
  given: Entries = [],
): StoredItem {
  const all = [...new Map([...place.given, ...given])];
  return scene.store(resource.resource.name, {
    as,
    given: all,
    ...(place.parents.length === 0 ? {} : { parents: place.parents }),
  });
}
