import type { Evidence, Success } from '@orchestrate/contracts/plan';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { findCompanions } from './companions';
import { findConfirmation, findSaidText, tellChanged } from './confirmation';
import type { InferenceContext, NotInferred } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';

/** What a write answers, and what says so. */
export interface WriteAnswer {
  readonly success: Success;
  readonly told: string;
  readonly evidence: readonly Evidence[];
}

/** What the id of an account is called, whatever accounts are. */
const ACCOUNT_IDS = ['userId', 'accountId', 'memberId', 'customerId'];

/** An answer that tells of the item its id alone: `{ "petId": 7 }`, `{ "message": "…", "id": 7 }`. */
function findIdAnswer(
  { success }: OperationView,
  { document, draft, isOff }: InferenceContext,
): WriteAnswer | undefined {
  if (success?.body?.schema === undefined || !success.body.isJson || isOff('confirmation')) return undefined;
  const { schema, wrapper, companions: around, contentType } = success.body;
  const shown = viewSchema(document, schema);
  if (!isPlainObject(shown) || (draft.id.source === 'hidden' && draft.id.isInPath !== true)) return undefined;
  const names = ['id', draft.id.property, `${draft.name}Id`, ...(draft.account === undefined ? [] : ACCOUNT_IDS)].map(
    foldName,
  );
  const [only, ...others] = [...shown.properties].filter(([name]) => names.includes(foldName(name)));
  if (only === undefined || others.length > 0) return undefined;
  const [idProperty, { value }] = only;
  const own = { type: draft.id.type === 'integer' ? ('integer' as const) : ('string' as const) };
  const stored = draft.representation.properties.get(draft.id.property)?.value ?? own;
  if (listTypes(value).join() !== listTypes(stored).join()) return undefined;
  const beside = [...shown.properties].filter(([name]) => name !== idProperty);
  const said = findCompanions(beside, shown.schema.required ?? [], success.status);
  if (said === undefined || (wrapper !== undefined && beside.length > 0)) return undefined;
  const { companions = {}, timeProperty } = wrapper === undefined ? said : (around ?? {});
  return {
    success: {
      ...{ status: success.status, contentType, shape: 'other', confirmation: companions, idProperty },
      ...(timeProperty === undefined ? {} : { timeProperty }),
      ...(wrapper === undefined ? {} : { envelopeProperty: wrapper }),
    },
    told: 'its id',
    evidence: [{ rule: 'confirmation', detail: `its answer tells of the item only the id, in \`${idProperty}\`` }],
  };
}

/**
 * The answer to a write: the item, nothing, its id, or that it is done.
 * @param isSaid - whether a text in JSON can't be the id of what is new: it says that it is done
 */
export function readWriteAnswer(
  view: OperationView,
  context: InferenceContext,
  isSaid = view.entry.method !== 'post',
): WriteAnswer | NotInferred {
  const item = readItemAnswer(view, context, true);
  if (!('reason' in item)) {
    const told = item.shape === 'empty' ? 'nothing' : 'the item';
    return { success: item, told, evidence: [] };
  }
  const confirmed = findConfirmation(view, context) ?? findSaidText(view, context, { isSaid });
  if (confirmed === undefined) return findIdAnswer(view, context) ?? item;
  return { success: confirmed.success, told: 'that it is done', evidence: [confirmed.evidence] };
}

/** The answer to an action on an item: the item, nothing, or that it is done, `{ "success": true, "message": "…" }`. */
export function readActionAnswer(view: OperationView, context: InferenceContext): WriteAnswer | NotInferred {
  const item = readItemAnswer(view, context, true);
  const told = { done: tellChanged(context.draft.name), isSaid: true };
  if (!('reason' in item))
    return { success: item, told: item.shape === 'empty' ? 'nothing' : 'the item', evidence: [] };
  const confirmed = findConfirmation(view, context, told) ?? findSaidText(view, context, told);
  if (confirmed === undefined) return item;
  return { success: confirmed.success, told: 'that it is done', evidence: [confirmed.evidence] };
}
