import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { foldName, stripIdSuffix } from './names';
import type { OperationView } from './operation-view';
import { viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';

export type Relation = Resource['relations'][number];

/** `authorId` names Author; `primaryAuthorId` does so by its last word, where nothing is called PrimaryAuthor. */
function findTarget(drafts: readonly ResourceDraft[], property: string): ResourceDraft | undefined {
  const stripped = stripIdSuffix(property);
  if (stripped === undefined) return undefined;
  const names = [foldName(stripped), splitWords(stripped).at(-1)?.toLowerCase()];
  return names.flatMap((name) => drafts.filter((draft) => foldName(draft.name) === name))[0];
}

/** Statuses that can say of a well-formed request that what it refers to is not there. */
const ANSWERS = ['404', '409', '4XX', '4xx', 'default'];

function carries(document: OpenApiDocument, { request, entry }: OperationView, property: string): boolean {
  if (entry.method === 'get' || request?.schema === undefined) return false;
  return viewSchema(document, request.schema).properties.has(property);
}

/** Whether every request that sets the property may be answered that there is no such item. */
function isAnswerable(document: OpenApiDocument, { collections }: ResourceDraft, property: string): boolean {
  return collections
    .flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem])
    .filter((view) => carries(document, view, property))
    .every(({ responses }) => ANSWERS.some((status) => responses.has(status)));
}

/**
 * Properties that hold another resource's id. One that requests set counts only where they declare an answer for an id
 * that nobody has: else every id that is well-formed must be accepted.
 */
export function findRelations(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Relation[] {
  const required = new Set(draft.representation.schema.required ?? []);
  return [...draft.representation.properties.keys()]
    .filter((property) => property !== draft.id.property)
    .flatMap((property) => {
      const target = findTarget(drafts, property);
      return target === undefined || target.id.source === 'hidden' || !isAnswerable(document, draft, property)
        ? []
        : [{ property, resource: target.name, required: required.has(property) }];
    });
}
