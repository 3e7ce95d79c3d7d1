import type { Resource } from '@orchestrate/contracts/plan';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { foldName, stripIdSuffix } from './names';
import type { ResourceDraft } from './resources';

export type Relation = Resource['relations'][number];

/** `authorId` names Author; `primaryAuthorId` does so by its last word, where nothing is called PrimaryAuthor. */
function findTarget(drafts: readonly ResourceDraft[], property: string): ResourceDraft | undefined {
  const stripped = stripIdSuffix(property);
  if (stripped === undefined) return undefined;
  const names = [foldName(stripped), splitWords(stripped).at(-1)?.toLowerCase()];
  return names.flatMap((name) => drafts.filter((draft) => foldName(draft.name) === name))[0];
}

/** Properties that hold another resource's id. */
export function findRelations(draft: ResourceDraft, drafts: readonly ResourceDraft[]): Relation[] {
  const required = new Set(draft.representation.schema.required ?? []);
  return [...draft.representation.properties.keys()]
    .filter((property) => property !== draft.id.property)
    .flatMap((property) => {
      const target = findTarget(drafts, property);
      return target === undefined || target.id.source === 'hidden'
        ? []
        : [{ property, resource: target.name, required: required.has(property) }];
    });
}
