import type { PlanWarning, Success } from '@orchestrate/contracts/plan';
import type { Receipt } from '@orchestrate/contracts/stored-file';

import { quoteNames } from '../../wording';
import type { Inference, InferenceContext, NotInferred } from '../inference';
import { readItemAnswer } from '../item-answer';
import type { OperationView } from '../operation-view';

import type { CarriedFile } from './carried-file';
import { describeTypes, isFileType } from './carried-file';
import { readReceipt } from './receipt';

/** The answer for a file that was stored: the item, nothing, or what can be told of the file. */
function readAnswer(
  view: OperationView,
  context: InferenceContext,
): { readonly success: Success; readonly receipt?: readonly Receipt[] } | NotInferred {
  const success = readItemAnswer(view, context, true);
  if (view.success?.status === 202) return { reason: 'it answers 202: the work is done later, and nothing says how' };
  if (!('reason' in success)) return { success };
  const receipt = readReceipt(context.document, view);
  if ('reason' in receipt) return receipt;
  const { status = 200, body } = view.success ?? {};
  return {
    success: { status, shape: 'other', ...(body === undefined ? {} : { contentType: body.contentType }) },
    receipt,
  };
}

/** Parts beside the file, which belong to nothing that is stored. */
function warnFields({ id }: OperationView, { fields }: CarriedFile): PlanWarning[] {
  return [...fields].map(([name, { pointer }]) => ({
    rule: 'unshown-property',
    message: `${id} takes \`${name}\` beside a file, which no answer shows: it is not kept`,
    pointer,
  }));
}

/** A request below an item that carries bytes: they are kept beside the item, in place of those that were there. */
export function inferUpload(
  file: string,
  carried: CarriedFile,
  view: OperationView,
  context: InferenceContext,
): Inference {
  const answer = readAnswer(view, context);
  if ('reason' in answer) return answer;
  if (carried.upload.others !== undefined)
    return { reason: `the request carries several files (${describeTypes(carried)}), and the path names one` };
  if (carried.required.length > 0)
    return { reason: `the form must hold ${quoteNames(carried.required)} beside the file, which no rule explains` };
  const { success, receipt } = answer;
  // Who keeps nothing but a file is to send one.
  const { isOptional: _isOptional, ...upload } = carried.upload;
  const detail = `the request is a file (${describeTypes(carried)}), kept as \`${file}\` of the item that the path selects`;
  return {
    kind: 'upload',
    success,
    stored: { file, upload: { ...upload, ...(receipt === undefined ? {} : { receipt: [...receipt] }) } },
    evidence: [{ rule: 'upload', detail }],
    warnings: warnFields(view, carried),
  };
}

/** GET of bytes that another operation stores. */
export function inferDownload(file: string, view: OperationView): Inference {
  const { status = 200, body } = view.success ?? {};
  if (body === undefined || !isFileType(body.contentType)) return { reason: 'the answer is no file' };
  const detail = `GET answers ${body.contentType}: the file \`${file}\` that another operation stores`;
  return {
    kind: 'download',
    success: { status, contentType: body.contentType, shape: 'other' },
    stored: { file },
    evidence: [{ rule: 'download', detail }],
  };
}

/** DELETE where another operation stores bytes. */
export function inferRemoveFile(file: string, view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const detail = `DELETE where another operation stores the file \`${file}\``;
  return { kind: 'remove-file', success, stored: { file }, evidence: [{ rule: 'remove-file', detail }] };
}
