import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import type { Collection } from './collections';
import { findIdProperty } from './identity';
import { findListShape } from './list-shape';
import { isPluralName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { isPlainObject, viewItem } from './operation-view';
import type { Overrules } from './overrules';
import { isSummary } from './summaries';

/** The schema that shows all of a stored item. */
export interface Representation {
  readonly view: SchemaView;
  /** Name of the component, where it is one. */
  readonly component?: string;
  readonly detail: string;
}

interface Candidate {
  readonly schema: Located<Schema>;
  readonly from: string;
}

function findBody(views: readonly OperationView[], method: string): Candidate[] {
  const view = views.find((candidate) => candidate.entry.method === method);
  const body = view?.success?.body;
  if (view === undefined || body?.schema === undefined || !body.isJson) return [];
  return [{ schema: body.schema, from: `the answer of ${view.id}` }];
}

function findListItem(document: OpenApiDocument, { onCollection, segment }: Collection): Candidate[] {
  const view = onCollection.find((candidate) => candidate.entry.method === 'get');
  const list = view?.success === undefined ? undefined : findListShape(document, view.success, segment);
  return view === undefined || list === undefined ? [] : [{ schema: list.item, from: `an item of ${view.id}` }];
}

/** Whether the answer to a POST shows what the request carried, and an id that no request need carry. */
function showsNew(document: OpenApiDocument, { request, success }: OperationView, segment: string): boolean {
  const [given, answered] = [request?.isJson === true ? request.schema : undefined, success?.body?.schema];
  if (given === undefined || answered === undefined || success?.body?.isJson !== true) return false;
  const [sent, shown] = [viewItem(document, given), viewItem(document, answered)];
  if (!isPlainObject(sent) || !isPlainObject(shown)) return false;
  if (sent.pointer === shown.pointer && isPluralName(segment)) return true;
  const id = findIdProperty(shown, undefined, segment);
  const kept = [...sent.properties].filter(([, { value }]) => value.writeOnly !== true);
  const isMade = id !== undefined && sent.schema.required?.includes(id) !== true;
  return isMade && kept.length > 0 && kept.every(([name]) => shown.properties.has(name));
}

/**
 * A POST alone makes a collection only where it says that it created something, in a place that is named in plural, or
 * where its answer shows what it was given.
 */
function findCreated(
  document: OpenApiDocument,
  { onCollection, segment }: Collection,
  isCollection: boolean,
): Candidate[] {
  const post = onCollection.find((candidate) => candidate.entry.method === 'post');
  const isCreation = post?.success?.status === 201 && isPluralName(segment);
  const isNew = post !== undefined && showsNew(document, post, segment);
  return isCollection || isCreation || isNew ? findBody(onCollection, 'post') : [];
}

/** What lists and what creates, first what shows more: a list may show of each item only some properties. */
function orderShown(
  document: OpenApiDocument,
  listed: readonly Candidate[],
  created: readonly Candidate[],
): Candidate[] {
  const [less, more] = [listed[0], created[0]].map((one) => one && viewItem(document, one.schema));
  const isLess = less !== undefined && more !== undefined && less.pointer !== more.pointer && isPlainObject(more);
  if (!isLess || less.properties.size >= more.properties.size || !isSummary(less, more)) return [...listed, ...created];
  return [...created, ...listed];
}

/**
 * Finds what a collection's items look like: by what reading one gives, else by an item of the list or, where that
 * shows more, by what a create answers, else by what a replace or patch answers. `undefined`: nothing shows that this is a collection of objects.
 */
export function findRepresentation(
  document: OpenApiDocument,
  collection: Collection,
  { isOff }: Pick<Overrules, 'isOff'>,
): Representation | undefined {
  const read = findBody(collection.onItem, 'get');
  const listed = findListItem(document, collection);
  const isCollection = read.length + listed.length > 0 || collection.onItem.length > 0;
  const candidates = [
    ...read,
    ...orderShown(document, listed, findCreated(document, collection, isCollection)),
    ...findBody(collection.onItem, 'put'),
    ...findBody(collection.onItem, 'patch'),
  ];
  for (const { schema, from } of candidates) {
    const view = viewItem(document, schema);
    if (!isPlainObject(view) || (view.variants !== undefined && isOff('variants'))) continue;
    const component = findComponentName(view.pointer);
    const shown = component === undefined ? 'an inline schema' : `the component ${component}`;
    return { view, ...(component === undefined ? {} : { component }), detail: `${shown}, by ${from}` };
  }
  return undefined;
}
