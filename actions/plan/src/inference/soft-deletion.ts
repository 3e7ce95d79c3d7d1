import type { Evidence, Resource } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { knowsCaller } from './accounts/find-accounts';
import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

type SoftDeletion = NonNullable<Resource['softDeletion']>;

const DELETED = /^(?:is)?(?:deleted|removed|trashed)(?:at|on|date)?$|^date(?:deleted|removed)$/;
const ARCHIVED = /^(?:is)?archived(?:at|on|date)?$|^datearchived$/;
const RESTORE = /^(?:restore|undelete|unarchive|recover|unremove|untrash)$/;
const SAYS_KEPT = /\b(?:soft|archiv\w*|restor\w*|trash\w*|recover\w*|mark\w*)\b/i;

/** How a property can hold the mark: a moment that may be absent, or a flag. */
function readMark(schema: Schema, isRequired: boolean): SoftDeletion['as'] | undefined {
  const types = listTypes(schema).filter((type) => type !== 'null');
  const isNullable = [schema.type ?? []].flat().includes('null');
  if (types.join() === 'boolean' && !isNullable) return 'flag';
  const isMoment = types.join() === 'string' && schema.format === 'date-time';
  return isMoment && (isNullable || !isRequired) ? 'moment' : undefined;
}

function findDelete({ collections }: ResourceDraft): OperationView | undefined {
  return collections.flatMap(({ onItem }) => onItem).find(({ entry }) => entry.method === 'delete');
}

/** Whether an operation brings an item back: `/notes/{noteId}/restore`. */
export function isRestore(view: OperationView, { collections }: ResourceDraft): boolean {
  const { shape, entry } = view;
  if (shape.kind !== 'collection' || !['post', 'put', 'patch'].includes(entry.method)) return false;
  const isBelow = collections.some(({ key }) => shape.key === `${key}/{}/${shape.segment}`);
  return isBelow && RESTORE.test(foldName(shape.segment));
}

/** Whether what an operation undoes is done by an action of its own, and so by no DELETE: `unarchive` beside `archive`. */
function undoesAction({ shape }: OperationView, views: readonly OperationView[]): boolean {
  if (shape.kind !== 'collection' || !shape.segment.startsWith('un')) return false;
  const done = shape.key.replace(/\/un([^/]+)$/, '/$1');
  return views.some(
    (view) => view.shape.kind === 'collection' && view.shape.key === done && view.entry.method !== 'get',
  );
}

/** What could tell of an item that it is deleted: what says so first, what says that it is archived where no action does that. */
function listTelling({ representation, collections }: ResourceDraft, views: readonly OperationView[], isKept: boolean) {
  const properties = [...representation.properties];
  const deleted = properties.filter(([name]) => DELETED.test(foldName(name)));
  const isAction = ({ shape }: OperationView): boolean =>
    shape.kind === 'collection' && collections.some(({ key }) => shape.key === `${key}/{}/archive`);
  if (!isKept || views.some(isAction)) return deleted;
  return [...deleted, ...properties.filter(([name]) => ARCHIVED.test(foldName(name)))];
}

/**
 * What marks items as deleted, where DELETE does not take them away: a property of theirs that no request sets, or a
 * mark of the service's own where an action restores them.
 * @param requested - names of properties that some request carries
 */
export function findSoftDeletion(
  draft: ResourceDraft,
  views: readonly OperationView[],
  requested: ReadonlySet<string>,
): { readonly softDeletion: SoftDeletion; readonly evidence: Evidence } | undefined {
  const removal = findDelete(draft);
  if (removal === undefined || draft.account !== undefined) return undefined;
  const { summary = '', description = '' } = removal.entry.operation;
  const restore = views.find((view) => isRestore(view, draft) && !undoesAction(view, views));
  const isKept = restore !== undefined || SAYS_KEPT.test(`${summary} ${description}`);
  const { properties, schema } = draft.representation;
  for (const [property, { value }] of listTelling(draft, views, isKept)) {
    if (value.readOnly !== true && requested.has(property)) continue;
    const as = readMark(value, schema.required?.includes(property) === true);
    if (as === undefined) continue;
    const detail = `\`${property}\` tells of an item that it is deleted: DELETE sets it, and nothing else finds the item`;
    return { softDeletion: { property, as }, evidence: { rule: 'soft-delete', detail } };
  }
  if (restore === undefined) return undefined;
  let property = 'deletedAt';
  while (properties.has(property)) property = `${property}_`;
  const detail = `${restore.id} brings items back: DELETE marks them by \`${property}\`, which nothing shows`;
  return { softDeletion: { property, as: 'moment', isHidden: true }, evidence: { rule: 'soft-delete', detail } };
}

/** An action that takes the mark of a deleted item away. */
export function inferRestore(view: OperationView, context: InferenceContext): Inference {
  const { document, draft, parents, accounts } = context;
  if (view.request?.isRequired === true)
    return { reason: 'to restore an item requires a body, which no rule explains' };
  const isOwned = draft.relations?.some(({ from }) => from === 'caller') === true;
  const isKnown = accounts !== undefined && knowsCaller(document, view, accounts.schemes);
  if (parents.length > 0 || (isOwned && !isKnown))
    return { reason: `whose a deleted ${draft.name} is cannot be looked up: nothing finds it` };
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const detail = `${view.entry.path} brings back what DELETE has marked`;
  return { kind: 'restore', success, evidence: [{ rule: 'restore', detail }] };
}
