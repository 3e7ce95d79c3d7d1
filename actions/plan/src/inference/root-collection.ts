import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { listBasePaths } from '@orchestrate/kit/openapi/servers';

import { findListShape } from './list-shape';
import { isPluralName, toPlural } from './names';
import type { OperationView } from './operation-view';
import { parsePathShape } from './path-shape';

const ROOT = '/';
const ITEM = /^\/\{[^{}]+\}\/?$/;
/** Paths below one of the items. */
const BELOW = /^\/\{[^{}]+\}\//;

/** Whether what stands at the root of the server is a collection: it has items, and lists or makes them. */
function isCollection(document: OpenApiDocument, views: readonly OperationView[]): boolean {
  const atRoot = views.filter(({ entry }) => entry.path === ROOT);
  const holds = atRoot.some(({ entry, success, request }) => {
    if (entry.method === 'post') return request !== undefined;
    return entry.method === 'get' && success !== undefined && findListShape(document, success, '') !== undefined;
  });
  return holds && views.some(({ entry }) => ITEM.test(entry.path));
}

/** What the schema of the items is called: `Todo` → `todos`. */
function nameBySchema(document: OpenApiDocument, views: readonly OperationView[]): string | undefined {
  const pointers = views.flatMap(({ entry, success }) => {
    if (success?.body?.schema === undefined) return [];
    if (ITEM.test(entry.path)) return [success.body.schema.pointer];
    return entry.path === ROOT ? [findListShape(document, success, '')?.item.pointer ?? ''] : [];
  });
  const named = pointers.map((pointer) => /^#\/components\/schemas\/(\w+)$/.exec(pointer)?.[1]);
  const name = named.find((one) => one !== undefined);
  return name === undefined ? undefined : toPlural(splitWords(name).join('-').toLowerCase());
}

/** What the things at the root are called: as the server's path ends, else as their schema. */
function nameRoot(document: OpenApiDocument, views: readonly OperationView[]): string {
  const ends = listBasePaths(document).map((path) => path.split('/').at(-1) ?? '');
  return ends.find((end) => /^[\w-]+$/.test(end) && isPluralName(end)) ?? nameBySchema(document, views) ?? 'items';
}

/**
 * Sees `/` and `/{id}` as a collection and its items, where the server's own path, or the schema alone, names them:
 * as if they stood at `/todos` and `/todos/{id}`.
 */
export function reshapeRoot(
  document: OpenApiDocument,
  views: readonly OperationView[],
  isOff: (view: OperationView) => boolean,
): readonly OperationView[] {
  if (!isCollection(document, views)) return views;
  const segment = nameRoot(document, views);
  // Two collections of one path would be taken for one.
  if (views.some(({ shape }) => shape.kind !== 'other' && shape.key === `/${segment}`)) return views;
  return views.map((view) => {
    const { path } = view.entry;
    const isThere = path === ROOT || ITEM.test(path) || BELOW.test(path);
    if (!isThere || isOff(view)) return view;
    return { ...view, shape: parsePathShape(`/${segment}${path}`), rootedAs: segment };
  });
}
