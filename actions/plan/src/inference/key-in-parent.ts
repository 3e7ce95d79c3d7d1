import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { listParents, nameHidden } from './hidden-parents';
import type { OperationView } from './operation-view';
import { findParentProperty } from './parents';
import { findTarget, holds } from './relations';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** The property that keeps the parent below which all paths to items stand; `undefined` where there is no such parent. */
function findWithin(draft: ResourceDraft, drafts: readonly ResourceDraft[]): string | undefined {
  const paths = listParents(draft);
  const [parent] = paths[0] ?? [];
  const target = parent && findDraftByKey(drafts, parent.key);
  if (parent === undefined || target === undefined || draft.collections.length > 1) return undefined;
  const isOnly = paths.every((path) => path.length === 1 && path[0]?.key === parent.key);
  const isSelf = findTarget(drafts, draft.id.property) === target;
  if (!isOnly || isSelf) return undefined;
  return findParentProperty(draft, parent) ?? nameHidden(target.name, target.id.property, draft);
}

/** Statuses that can say of a well-formed request that what it makes is there already. */
const REFUSALS = ['409', '422', '400', '4XX', '4xx', 'default'];

/** Why an item must not be made: another one has the same key, and nothing that is declared could say so. */
export function explainUnrefusable({ responses }: OperationView, { name, id }: ResourceDraft): string | undefined {
  if (id.within === undefined || REFUSALS.some((status) => responses.has(status))) return undefined;
  return `a ${name} that is there already could not be refused: declare 409`;
}

/**
 * Says of an id that is the id of something else, and that who makes an item chooses, that it is taken below one parent
 * alone: `userId` of `/projects/{projectId}/members/{userId}`, since a user may be a member of many projects.
 * @param referred - what the id is of
 */
export function keyInParent(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
  referred = findTarget(drafts, draft.id.property),
): ResourceDraft {
  const { property, source, isOptional } = draft.id;
  if (source !== 'client' || isOptional === true || referred === undefined || referred === draft) return draft;
  const schema = draft.representation.properties.get(property);
  const within = findWithin(draft, drafts);
  if (within === undefined || schema === undefined || !holds(document, schema, referred)) return draft;
  const detail = `\`${property}\` is the id of a ${referred.name}: an item is selected by it and by \`${within}\` together`;
  return {
    ...draft,
    id: { ...draft.id, within },
    evidence: [...draft.evidence, { rule: 'key-in-parent', detail }],
  };
}
