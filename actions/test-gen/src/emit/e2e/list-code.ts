import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { Scene, StoredItem } from '../scene';

/** A list operation with the code around it that tests of lists share. */
export interface ListCode {
  readonly operation: OperationView;
  readonly resource: ResourceView;
  /** Code of the array in an answer. */
  items(answer: string): string;
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

/** Gathers the code for a list; `undefined` where its answer or its path is beyond the plan. */
export function describeList(resource: ResourceView, operation: OperationView): ListCode | undefined {
  const { success, parents } = operation.planned;
  const itemsProperty = success?.shape === 'envelope' ? success.itemsProperty : undefined;
  if (success?.shape !== 'array' && itemsProperty === undefined) return undefined;
  if (
    operation.path.some(
      ({ name }) => !parents.some(({ parameter, resource: target }) => parameter === name && target !== undefined),
    )
  )
    return undefined;
  return {
    operation,
    resource,
    items: (answer) => (itemsProperty === undefined ? `${answer}.body` : renderAccess(`${answer}.body`, itemsProperty)),
    call: (path, query = []) => renderCall(operation, { path, query }),
    open: (scene) => openList(scene, resource, operation),
  };
}

function openList(scene: Scene, { resource, storing }: ResourceView, operation: OperationView): ListPlace {
  const selected = operation.planned.parents.map(({ parameter, property, resource: target = '' }) => ({
    parameter,
    property,
    id: scene.storeOnce(target).id,
  }));
  const path: Entries = selected.map(({ parameter, id }) => [parameter, id]);
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
