import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import type { Collection } from './collections';
import { foldName, isPluralName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { Representation } from './representation';

/** A resource that is known already. */
interface Known {
  readonly main: Pick<Collection, 'key'>;
  readonly representation: SchemaView;
}

/** Whether what a path below an item shows is a part of that item, or another item that has a place of its own. */
function isKnown(view: SchemaView, { key, segment }: Collection, known: readonly Known[]): boolean {
  return known.some(({ main, representation: { pointer, properties } }) => {
    if (pointer === view.pointer) return true;
    const isBelow = key === `${main.key}/{}/${segment}`;
    const isShown = [...properties.keys()].some((name) => foldName(name) === foldName(segment));
    return isBelow && (isShown || [...view.properties.keys()].every((name) => properties.has(name)));
  });
}

/**
 * Whether a place below an item answers GET with the same object that POST made there, `/bookings/{bookingId}/invoice`:
 * one thing that may have an id of its own, and no collection of them.
 */
export function showsOne(document: OpenApiDocument, { parents, segment, onCollection, onItem }: Collection): boolean {
  const [read, post] = ['get', 'post'].map((method) => onCollection.find(({ entry }) => entry.method === method));
  const [shown, made] = [read, post].map((view) => view?.success?.body?.schema);
  if (parents.length === 0 || onItem.length > 0 || isPluralName(segment) || !shown || !made) return false;
  return viewSchema(document, shown).pointer === viewSchema(document, made).pointer;
}

/**
 * What an item has one of at most: `GET` and `PUT /projects/{projectId}/budget`. Its answer is shown nowhere else, and
 * is nothing that the item shows itself.
 * @param known - all other resources
 */
export function findOnlyChild(
  document: OpenApiDocument,
  collection: Collection,
  known: readonly Known[],
): Representation | undefined {
  const { onCollection, onItem, parents } = collection;
  const find = (method: string): OperationView | undefined => onCollection.find(({ entry }) => entry.method === method);
  const [read, put, post] = [find('get'), find('put'), find('post')];
  const isMade = put !== undefined || post?.success?.status === 201;
  const body = read?.success?.body;
  if (parents.length === 0 || onItem.length > 0 || !isMade) return undefined;
  if (read === undefined || body?.schema === undefined || !body.isJson) return undefined;
  const view = viewSchema(document, body.schema);
  if (!isPlainObject(view) || isKnown(view, collection, known)) return undefined;
  const component = findComponentName(view.pointer);
  const shown = component === undefined ? 'an inline schema' : `the component ${component}`;
  return { view, ...(component === undefined ? {} : { component }), detail: `${shown}, by the answer of ${read.id}` };
}
