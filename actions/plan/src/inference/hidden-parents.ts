import type { Relation } from '@orchestrate/contracts/plan';
import { splitWords, toIdentifier } from '@orchestrate/kit/openapi/identifiers';

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

/** Parents that only the path names, on every path to an item: which one it belongs to is kept beside what is shown. */
export function findHiddenParents(draft: ResourceDraft, drafts: readonly ResourceDraft[]): Relation[] {
  const [first = [], ...others] = listParents(draft);
  return first.flatMap((parent) => {
    const target = findDraftByKey(drafts, parent.key);
    const isEverywhere = others.every((parents) => parents.some(({ key }) => key === parent.key));
    if (target === undefined || target === draft || !isEverywhere) return [];
    if (findParentProperty(draft, parent) !== undefined) return [];
    const property = nameHidden(target.name, target.id.property, draft);
    return [{ property, resource: target.name, required: true, isHidden: true, from: 'path' as const }];
  });
}
