import type { Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { findListShape } from './list-shape';
import { foldName, stripIdSuffix, toSingular } from './names';
import type { OperationView } from './operation-view';
import { viewItem } from './operation-view';
import type { Parent } from './parents';
import type { PathShape } from './path-shape';

type Place = Exclude<PathShape, { kind: 'other' }>;

/** Whether a parameter is called as what selects an item of a collection. */
function selectsItem(parameter: string, segment: string): boolean {
  const name = foldName(parameter);
  const item = foldName(toSingular(segment));
  return ['id', 'uuid', 'key', 'slug', item].includes(name) || foldName(stripIdSuffix(parameter) ?? '') === item;
}

/** Whether a path stands right below that of a collection, `/orders/user`: what it selects there is one of those. */
function isBelowCollection({ key, segment }: Place, collections: ReadonlySet<string>): boolean {
  return collections.has(key.slice(0, -segment.length - 1));
}

/** The parameter by which a GET of what looks like an item lists those that hold it: `GET /tasks/{projectId}`. */
function findListedBy(
  { entry, shape, success }: OperationView,
  document: OpenApiDocument,
  collections: ReadonlySet<string>,
): string | undefined {
  if (entry.method !== 'get' || shape.kind !== 'item' || success === undefined) return undefined;
  const { parameter, segment } = shape;
  const isItem = selectsItem(parameter, segment) && !isBelowCollection(shape, collections);
  const list = isItem ? undefined : findListShape(document, success, segment);
  if (list === undefined) return undefined;
  const names = [...viewItem(document, list.item).properties.keys()].map(foldName);
  return names.includes(foldName(parameter)) ? parameter : undefined;
}

/** A collection of its own, in which the last parameter of a path selects what items must hold. */
function toCollection({ key, segment, parents }: Place, parameter: string): PathShape {
  const parent = { collection: segment, key: '', parameter };
  return { kind: 'collection', key: `${key}/{}`, segment, parents: [...parents, parent] };
}

/**
 * Sees paths whose last parameter does not select an item as the collections that they are: what GET answers there is a
 * list, and its items hold the parameter. A POST there makes an item that holds it.
 */
export function reshapeListings(
  document: OpenApiDocument,
  views: readonly OperationView[],
  isOff: (view: OperationView) => boolean,
): OperationView[] {
  const collections = new Set(views.flatMap(({ shape }) => (shape.kind === 'collection' ? [shape.key] : [])));
  const listed = new Map(
    views.flatMap((view) => {
      const parameter = isOff(view) ? undefined : findListedBy(view, document, collections);
      return parameter === undefined ? [] : [[view.entry.path, parameter] as const];
    }),
  );
  return views.map((view) => {
    const { entry, shape } = view;
    const parameter = listed.get(entry.path);
    if (parameter === undefined || shape.kind !== 'item' || !['get', 'post'].includes(entry.method)) return view;
    return { ...view, shape: toCollection(shape, parameter), listedBy: parameter };
  });
}

/** What a path selects by a property refers to what that property does: `/orders/by-user/{userId}`. */
export function referToListed(
  { listedBy }: OperationView,
  parents: readonly Parent[],
  relations: readonly Relation[],
): readonly Parent[] {
  return parents.map((parent) => {
    const relation = relations.find(({ property }) => property === parent.property);
    const isListed = parent.parameter === listedBy && parent.resource === undefined && relation !== undefined;
    return isListed ? { ...parent, resource: relation.resource } : parent;
  });
}
