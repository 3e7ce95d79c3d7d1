import type { Ancestor, PlannedOperation } from '@orchestrate/contracts/plan';

import { foldName, toSingular } from './names';
import type { PathParent } from './path-shape';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

export type Parent = PlannedOperation['parents'][number];

/** What the parameters of a path select above an item. */
export interface Lineage {
  readonly parents: readonly Parent[];
  readonly ancestors: readonly Ancestor[];
}

/** The property of an item that shows what a path's parent selects. */
export function findParentProperty(draft: ResourceDraft, { collection, parameter }: PathParent): string | undefined {
  const properties = [...draft.representation.properties.keys()].filter((name) => name !== draft.id.property);
  const wanted = [foldName(parameter), `${foldName(toSingular(collection))}id`];
  return wanted.flatMap((name) => properties.filter((property) => foldName(property) === name))[0];
}

/** The same, or what is kept beside the item. */
function findHolder(draft: ResourceDraft, parent: PathParent, drafts: readonly ResourceDraft[]): string | undefined {
  const resource = findDraftByKey(drafts, parent.key)?.name;
  const hidden = draft.relations?.find((relation) => relation.from === 'path' && relation.resource === resource);
  const owner = draft.relations?.find((relation) => relation.from === 'caller' && relation.resource === resource);
  const told = draft.references?.find((reference) => reference.resource === resource);
  return findParentProperty(draft, parent) ?? hidden?.property ?? owner?.property ?? told?.property;
}

/** That what the next parameter selects belongs to what this one does; `undefined` where nothing tells it. */
function findAncestor(
  parent: PathParent,
  next: PathParent | undefined,
  drafts: readonly ResourceDraft[],
): Ancestor | undefined {
  const child = next && findDraftByKey(drafts, next.key);
  const property = child && findHolder(child, parent, drafts);
  if (next === undefined || child === undefined || property === undefined) return undefined;
  const resource = findDraftByKey(drafts, parent.key)?.name;
  const of = { parameter: next.parameter, resource: child.name, property };
  return { parameter: parent.parameter, ...(resource === undefined ? {} : { resource }), of };
}

/**
 * What the path's parents fix: properties of the item, or of the parent that comes next. The parameter for which there is
 * neither is missing.
 * @param isWhole - whether the path selects no item: what is there belongs to its parents already
 */
export function findParents(
  draft: ResourceDraft,
  path: readonly PathParent[],
  drafts: readonly ResourceDraft[],
  { isWhole, isOff }: { readonly isWhole: boolean; readonly isOff: boolean },
): Lineage | { readonly missing: string } {
  const parents: Parent[] = [];
  const ancestors: Ancestor[] = [];
  for (const [index, parent] of path.entries()) {
    const resource = findDraftByKey(drafts, parent.key)?.name;
    const property = findHolder(draft, parent, drafts);
    const ancestor = isOff ? undefined : findAncestor(parent, path[index + 1], drafts);
    if (property === undefined && ancestor === undefined) return { missing: parent.parameter };
    if (property !== undefined)
      parents.push({ parameter: parent.parameter, property, ...(resource === undefined ? {} : { resource }) });
    if (ancestor !== undefined && (isWhole || property === undefined)) ancestors.push(ancestor);
  }
  return { parents, ancestors };
}
