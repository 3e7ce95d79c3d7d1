import type { Relation } from '@orchestrate/contracts/plan';
import { splitWords, toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import { findMemberBody } from './member-bodies';
import { findParentProperty } from './parents';
import type { PathParent } from './path-shape';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** A name for a property that no schema has: `article` and `slug` make `articleSlug`. */
export function nameHidden(what: string, id: string, { representation }: ResourceDraft): string {
  let name = toIdentifier([...splitWords(what), ...splitWords(id)].join(' '), 'camel');
  while (representation.properties.has(name)) name = `${name}_`;
  return name;
}

/** The parents that each path to a resource's items names. */
export function listParents({ collections }: ResourceDraft): (readonly PathParent[])[] {
  return collections
    .flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem])
    .map(({ shape }) => (shape.kind === 'other' ? [] : shape.parents));
}

/** Whether the next parent of the path says to which one of this it belongs. */
function isToldByNext(parent: PathParent, path: readonly PathParent[], drafts: readonly ResourceDraft[]): boolean {
  const next = path[path.findIndex(({ key }) => key === parent.key) + 1];
  const child = next && findDraftByKey(drafts, next.key);
  if (child === undefined) return false;
  const target = findDraftByKey(drafts, parent.key);
  return (
    findParentProperty(child, parent) !== undefined ||
    findHiddenParents(child, drafts).some(({ resource }) => resource === target?.name)
  );
}

function names(path: readonly PathParent[], { key }: PathParent): boolean {
  return path.some((parent) => parent.key === key);
}

/** The parents that are named where items are made. */
function listMaking(draft: ResourceDraft): (readonly PathParent[])[] {
  return draft.collections
    .flatMap(({ onCollection }) => onCollection)
    .filter((view) => view.entry.method === 'post' && findMemberBody(view, draft) === undefined)
    .map(({ shape }) => (shape.kind === 'other' ? [] : shape.parents));
}

/**
 * Parents that only the path names, on every path to an item or where some are made: which one it belongs to is kept
 * beside what is shown.
 */
export function findHiddenParents(draft: ResourceDraft, drafts: readonly ResourceDraft[]): Relation[] {
  const all = listParents(draft);
  const made = listMaking(draft);
  const paths = [...new Map(all.flat().map((parent) => [parent.key, parent])).values()];
  return paths.flatMap((parent) => {
    const target = findDraftByKey(drafts, parent.key);
    const required = all.every((parents) => names(parents, parent));
    if (target === undefined || target === draft || !(required || made.some((parents) => names(parents, parent))))
      return [];
    const path = all.find((parents) => names(parents, parent)) ?? [];
    if (findParentProperty(draft, parent) !== undefined || isToldByNext(parent, path, drafts)) return [];
    const property = nameHidden(target.name, target.id.property, draft);
    return [{ property, resource: target.name, required, isHidden: true, from: 'path' as const }];
  });
}
