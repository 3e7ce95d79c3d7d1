import type { Parameter } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';

import type { OperationView } from './operation-view';

/** A path that may be a collection, with the operations on it and on its items. */
export interface Collection {
  readonly key: string;
  readonly segment: string;
  /** Collections on the way to it, outermost first. */
  readonly parents: readonly string[];
  readonly onCollection: OperationView[];
  readonly onItem: OperationView[];
  /** The path parameter that selects one of its items, from an item path or from a path below one. */
  idParameter?: Located<Parameter>;
}

function findPathParameter(view: OperationView, name: string): Located<Parameter> | undefined {
  return view.parameters.find(({ value }) => value.in === 'path' && value.name === name);
}

/** `/tickets/{ticketId}/qr` says which parameter selects a ticket, although `/tickets/{ticketId}` is no path. */
function noteParents(view: OperationView, collections: ReadonlyMap<string, Collection>): void {
  if (view.shape.kind === 'other') return;
  for (const { key, parameter } of view.shape.parents) {
    const parent = collections.get(key);
    const found = findPathParameter(view, parameter);
    if (parent !== undefined && found !== undefined) parent.idParameter ??= found;
  }
}

/** Groups operations by the collection that their paths name, in the order of first appearance. */
export function groupCollections(views: readonly OperationView[]): Collection[] {
  const collections = new Map<string, Collection>();
  for (const view of views) {
    if (view.shape.kind === 'other') continue;
    const { key, segment, parents } = view.shape;
    const collection = collections.get(key) ?? {
      key,
      segment,
      parents: parents.map((parent) => parent.collection),
      onCollection: [],
      onItem: [],
    };
    collections.set(key, collection);
    if (view.shape.kind === 'collection') collection.onCollection.push(view);
    else {
      collection.onItem.push(view);
      const found = findPathParameter(view, view.shape.parameter);
      if (found !== undefined) collection.idParameter ??= found;
    }
  }
  for (const view of views) noteParents(view, collections);
  return [...collections.values()];
}
