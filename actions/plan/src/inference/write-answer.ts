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

function showItem(success: Success): WriteAnswer {
  return { success, told: success.shape === 'empty' ? 'nothing' : 'the item', evidence: [] };
}

/** An answer that only says that it is done. */
function readDone(
  view: OperationView,
  context: InferenceContext,
  isSaid: boolean,
  done?: string,
): WriteAnswer | undefined {
  const told = done === undefined ? {} : { done };
  const confirmed = findConfirmation(view, context, told) ?? findSaidText(view, context, { ...told, isSaid });
  return confirmed && { success: confirmed.success, told: 'that it is done', evidence: [confirmed.evidence] };
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
  if (!('reason' in item)) return showItem(item);
  return readDone(view, context, isSaid) ?? findIdAnswer(view, context) ?? item;
}

/** The answer to an action on an item: the item, nothing, or that it is done, `{ "success": true, "message": "…" }`. */
export function readActionAnswer(view: OperationView, context: InferenceContext): WriteAnswer | NotInferred {
  const item = readItemAnswer(view, context, true);
  return 'reason' in item ? (readDone(view, context, true, tellChanged(context.draft.name)) ?? item) : showItem(item);
}
