import type { Success } from '@orchestrate/contracts/plan';

import { findMismatch } from './compatibility';
import type { InferenceContext, NotInferred } from './inference';
import type { OperationView } from './operation-view';
import { describeBodyless, viewItem } from './operation-view';

/** The answer as one item or nothing, or why it is neither. */
export function readItemAnswer(
  view: OperationView,
  { document, draft }: InferenceContext,
  mayBeEmpty: boolean,
): Success | NotInferred {
  if (view.success === undefined) return { reason: 'no answer for success is declared' };
  const bodyless = describeBodyless(view.success);
  if (bodyless?.shape === 'other') return { reason: `the answer is ${bodyless.contentType ?? 'no JSON'}` };
  if (bodyless !== undefined) return mayBeEmpty ? bodyless : { reason: 'the answer has no body' };
  const { body, status } = view.success;
  if (body?.schema === undefined) return { reason: 'the answer has no schema' };
  const mismatch = findMismatch(viewItem(document, body.schema), draft.representation, draft.derived);
  if (mismatch !== undefined) return { reason: mismatch };
  return {
    status,
    contentType: body.contentType,
    shape: 'item',
    ...(body.wrapper === undefined ? {} : { itemProperty: body.wrapper }),
    ...(body.envelope === undefined ? {} : { envelopeProperty: body.envelope }),
    ...body.companions,
  };
}
