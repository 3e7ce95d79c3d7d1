import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { findListShape } from './list-shape';
import { isPluralName, toPlural } from './names';
import type { OperationView } from './operation-view';
import { parsePathShape, splitPath } from './path-shape';

/** The schemas of what operations show and take as one item, by where they are. */
function listSchemas(document: OpenApiDocument, views: readonly OperationView[]): Set<string> {
  const found = views.flatMap(({ success, request, shape }) => {
    const segment = shape.kind === 'other' ? '' : shape.segment;
    const list = success === undefined ? undefined : findListShape(document, success, segment);
    return [list?.item.pointer ?? success?.body?.schema?.pointer, request?.schema?.pointer];
  });
  return new Set(found.filter((pointer) => pointer !== undefined));
}

/** The plural of a path's last segment; `undefined`: it is one already. */
function pluralise(key: string): string | undefined {
  const segment = key.split('/').at(-1) ?? '';
  const plural = toPlural(segment);
  return plural === segment || isPluralName(segment) ? undefined : `${key.slice(0, -segment.length)}${plural}`;
}

/** Paths under which there are items alone, with those that only collect them: `/cart/{}` → `/carts`. */
function findCollected(document: OpenApiDocument, views: readonly OperationView[]): ReadonlyMap<string, string> {
  const at = (key: string | undefined, kind: 'collection' | 'item'): OperationView[] =>
    views.filter(({ shape }) => shape.kind === kind && shape.key === key);
  const keys = new Set(views.flatMap(({ shape }) => (shape.kind === 'item' ? [shape.key] : [])));
  const pairs = [...keys].flatMap((key) => {
    const plural = pluralise(key);
    const [items, collecting] = [at(key, 'item'), at(plural, 'collection')];
    const isApart = at(key, 'collection').length === 0 && at(plural, 'item').length === 0;
    const isMade = collecting.some(({ entry }) => entry.method === 'post');
    if (plural === undefined || !isApart || !isMade) return [];
    const shown = listSchemas(document, collecting);
    const isSame = [...listSchemas(document, items)].some((pointer) => shown.has(pointer));
    return isSame ? [[key, plural] as const] : [];
  });
  return new Map(pairs);
}

/** A path in which what is called in the singular is called in the plural; `undefined`: it is not below it. */
function rename(path: string, key: string, plural: string): string | undefined {
  const parts = splitPath(path);
  const count = key.split('/').length;
  const isParameter = (part: string | undefined): boolean => part?.startsWith('{') === true;
  const here = parts.slice(0, count).map((part) => (isParameter(part) ? '{}' : part));
  if (here.join('/') !== key || !isParameter(parts[count])) return undefined;
  const segment = plural.split('/').at(-1) ?? '';
  return [...parts.slice(0, count - 1), segment, ...parts.slice(count)].join('/');
}

/**
 * Sees `/cart/{cartId}` as an item of `/carts`, where items are made there, nothing else stands at either, and both show
 * the same: as if it stood at `/carts/{cartId}`.
 */
export function reshapeSingular(
  document: OpenApiDocument,
  views: readonly OperationView[],
  isOff: (view: OperationView) => boolean,
): readonly OperationView[] {
  const collected = findCollected(document, views);
  return views.map((view) => {
    if (collected.size === 0 || view.rootedAs !== undefined || isOff(view)) return view;
    for (const [key, plural] of collected) {
      const path = rename(view.entry.path, key, plural);
      if (path !== undefined) return { ...view, shape: parsePathShape(path), collectedAt: plural };
    }
    return view;
  });
}
