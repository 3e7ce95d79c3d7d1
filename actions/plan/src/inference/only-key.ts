import type { Relation } from '@orchestrate/contracts/plan';

import { findHiddenParents } from './hidden-parents';
import { findParentProperty } from './parents';
import type { PathParent } from './path-shape';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** The last parent on the path to the only one. */
function findAbove({ collections }: ResourceDraft): PathParent | undefined {
  const shape = collections[0]?.onCollection[0]?.shape;
  return shape === undefined || shape.kind === 'other' ? undefined : shape.parents.at(-1);
}

/** The key of what an item has one of: the id of that item. */
export function keyByParent(draft: ResourceDraft, drafts: readonly ResourceDraft[]): ResourceDraft {
  const above = draft.id.isOfParent === true ? findAbove(draft) : undefined;
  const parent = above && findDraftByKey(drafts, above.key);
  if (above === undefined || parent === undefined) return draft;
  const hidden = findHiddenParents(draft, drafts).find(({ resource }) => resource === parent.name);
  const shown = findParentProperty(draft, above);
  const property = shown ?? hidden?.property ?? draft.id.property;
  return {
    ...draft,
    id: { property, type: parent.id.type, source: shown === undefined ? 'hidden' : 'server', isOfParent: true },
  };
}

/** The relation of the only one to its parent, where it shows the id. */
export function relateToParent(draft: ResourceDraft, drafts: readonly ResourceDraft[]): Relation[] {
  const above = draft.id.isOfParent === true && draft.id.source !== 'hidden' ? findAbove(draft) : undefined;
  const parent = above && findDraftByKey(drafts, above.key);
  if (parent === undefined) return [];
  return [{ property: draft.id.property, resource: parent.name, required: true, from: 'path' }];
}
