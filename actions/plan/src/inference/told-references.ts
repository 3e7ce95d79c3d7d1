import type { Evidence } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { stripIdSuffix } from './names';
import type { OperationView } from './operation-view';
import { findParentProperty } from './parents';
import type { PathParent } from './path-shape';
import { findTarget, holds } from './relations';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** A property that holds the id of a resource after which it is not named: `assigneeId`, of an Agent. */
export interface ToldReference {
  readonly property: string;
  readonly resource: string;
  /** The list that tells it. */
  readonly by: string;
}

function listWords(text: string): string[] {
  return splitWords(text).map((word) => word.toLowerCase());
}

/** Whether two words are forms of one: `assignee` and `assigned`, `owner` and `owned`. */
function isFormOf(word: string, other: string): boolean {
  let length = 0;
  while (length < word.length && word[length] === other[length]) length += 1;
  return length >= 4 && length >= word.length - 3;
}

/** Lists below items of other resources, of which each shows what names that item by something. */
function listNested({ collections }: ResourceDraft): { readonly view: OperationView; readonly parent: PathParent }[] {
  return collections.slice(1).flatMap(({ onCollection, onItem }) => {
    const [view, ...others] = onCollection;
    if (view?.entry.method !== 'get' || others.length + onItem.length > 0 || view.shape.kind === 'other') return [];
    const parent = view.shape.parents.at(-1);
    return parent === undefined ? [] : [{ view, parent }];
  });
}

function listSaid({ entry, responses, success }: OperationView): string[] {
  const { summary = '', description = '', operationId = '' } = entry.operation;
  const answer = responses.get(String(success?.status))?.value.description ?? '';
  return listWords(`${summary} ${description} ${operationId} ${answer}`);
}

/**
 * Finds by what items refer to those below which they are listed, where they have no property of that name. A list "of
 * tickets assigned to an agent" tells that `assigneeId` holds the id of one, if nothing else is called so.
 */
export function findToldReferences(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): ToldReference[] {
  return listNested(draft).flatMap(({ view, parent }) => {
    const target = findDraftByKey(drafts, parent.key);
    if (target === undefined || target === draft || findParentProperty(draft, parent) !== undefined) return [];
    const said = listSaid(view);
    const told = [...draft.representation.properties].filter(([property, located]) => {
      if (stripIdSuffix(property) === undefined || property === draft.id.property) return false;
      if (findTarget(drafts, property) !== undefined || !holds(document, located, target)) return false;
      const names = listWords(located.value.description ?? '');
      const isSaid = listWords(property)
        .slice(0, -1)
        .some((word) => said.some((other) => isFormOf(word, other)));
      return isSaid || names.includes(target.name.toLowerCase());
    });
    const [only] = told;
    return only === undefined || told.length > 1 ? [] : [{ property: only[0], resource: target.name, by: view.id }];
  });
}

export function describeTold({ property, resource, by }: ToldReference): Evidence {
  const detail = `${by} lists by it: \`${property}\` holds the id of the ${resource} that the path selects`;
  return { rule: 'told-reference', detail };
}
