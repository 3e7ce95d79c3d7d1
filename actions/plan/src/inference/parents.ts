import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { foldName, toSingular } from './names';
import type { PathParent } from './path-shape';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

export type Parent = PlannedOperation['parents'][number];

/** The property of an item that shows what a path's parent selects. */
export function findParentProperty(draft: ResourceDraft, { collection, parameter }: PathParent): string | undefined {
  const properties = [...draft.representation.properties.keys()].filter((name) => name !== draft.id.property);
  const wanted = [foldName(parameter), `${foldName(toSingular(collection))}id`];
  return wanted.flatMap((name) => properties.filter((property) => foldName(property) === name))[0];
}

/** The properties that the path's parents fix, or the parameter for which there is none. */
export function findParents(
  draft: ResourceDraft,
  parents: readonly PathParent[],
  drafts: readonly ResourceDraft[],
): readonly Parent[] | { readonly missing: string } {
  const found: Parent[] = [];
  for (const parent of parents) {
    const resource = findDraftByKey(drafts, parent.key)?.name;
    const hidden = draft.relations?.find((relation) => relation.from === 'path' && relation.resource === resource);
    const property = findParentProperty(draft, parent) ?? hidden?.property;
    if (property === undefined) return { missing: parent.parameter };
    found.push({ parameter: parent.parameter, property, ...(resource === undefined ? {} : { resource }) });
  }
  return found;
}
