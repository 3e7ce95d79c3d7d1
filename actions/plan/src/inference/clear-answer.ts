import type { Success } from '@orchestrate/contracts/plan';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { findConfirmation, findSaidText, tellAllDone } from './confirmation';
import type { InferenceContext, NotInferred } from './inference';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { describeBodyless, isPlainObject, viewSchema } from './operation-view';
import type { WriteAnswer } from './write-answer';

const COUNTS =
  /^(?:count|total|number|affected|deleted|removed|cleared|rows|n)|(?:count|total|deleted|removed|affected)$/;

/** The property that tells how many there were. */
function findCount(view: OperationView, { document }: InferenceContext): string | undefined {
  const { body } = view.success ?? {};
  if (body?.schema === undefined || !body.isJson || body.wrapper !== undefined) return undefined;
  const counted = [...viewSchema(document, body.schema).properties].filter(
    ([name, { value }]) => listTypes(value).join() === 'integer' && COUNTS.test(foldName(name)),
  );
  return counted.length === 1 ? counted[0]?.[0] : undefined;
}

function describeList(view: OperationView, { document }: InferenceContext): string {
  const { schema } = view.success?.body ?? {};
  const isList = schema !== undefined && listTypes(schema.value).includes('array');
  if (isList) return 'the answer is a list, and nothing says whether of what was removed or of what is left';
  const shown = schema === undefined ? undefined : viewSchema(document, schema);
  const names = shown !== undefined && isPlainObject(shown) ? [...shown.properties.keys()] : [];
  const what = names.length === 0 ? 'something' : quoteNames(names);
  return `the answer shows ${what}: neither nothing, nor the number of items that were removed, nor that it is done`;
}

/** The answer to the removal of all items: nothing, how many there were, or that it is done. */
export function readClearAnswer(view: OperationView, context: InferenceContext): WriteAnswer | NotInferred {
  if (view.success === undefined) return { reason: 'no answer for success is declared' };
  if (view.success.status === 202) return { reason: 'it answers 202: nothing says what becomes of the items' };
  const bodyless = describeBodyless(view.success);
  if (bodyless?.shape === 'empty') return { success: bodyless, told: 'nothing', evidence: [] };
  const count = findCount(view, context);
  const many = { done: tellAllDone(context.draft.plural), ...(count === undefined ? {} : { totalProperty: count }) };
  const confirmed = findConfirmation(view, context, many) ?? findSaidText(view, context, many);
  if (confirmed !== undefined)
    return { success: confirmed.success, told: 'that it is done', evidence: [confirmed.evidence] };
  const { status, body } = view.success;
  if (count === undefined || body?.schema === undefined) return { reason: describeList(view, context) };
  const required = viewSchema(context.document, body.schema).schema.required ?? [];
  const missed = required.filter((name) => name !== count);
  if (missed.length > 0) return { reason: `the answer requires ${quoteNames(missed)}, which no rule can fill` };
  const success: Success = { status, contentType: body.contentType, shape: 'other', totalProperty: count };
  return { success, told: 'how many there were', evidence: [] };
}
