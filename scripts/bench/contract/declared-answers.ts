import type { Failure } from './failures';

import type { OpenApiDocument, Response } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { followReference } from '@orchestrate/kit/openapi/references';

export function declares({ operation }: OperationEntry, statuses: readonly string[]): boolean {
  return Object.keys(operation.responses ?? {}).some((status) => statuses.includes(status.toUpperCase()));
}

/** Whether an answer has this status, no status with that meaning is declared, and no range or default holds it. */
export function isUndeclared(
  entry: OperationEntry,
  failure: Failure,
  status: number,
  like: readonly string[],
): boolean {
  const isSilent = !declares(entry, [String(status), ...like, '4XX', 'DEFAULT']);
  return isSilent && failure.check === 'UndefinedStatusCode' && failure.status === status;
}

/** Whether a `default` answer tells what was refused: a success is declared beside it. */
function refusesByDefault(entry: OperationEntry): boolean {
  const isDone = Object.keys(entry.operation.responses ?? {}).some((status) => status.startsWith('2'));
  return isDone && declares(entry, ['DEFAULT']);
}

/** Whether what was meant to be right is refused as the operation declares: by a status, a range, or what is left. */
export function isRefusedAsDeclared(entry: OperationEntry, { check, status }: Failure): boolean {
  const isInvalid = status === 400 || status === 422;
  const isDeclared = declares(entry, [String(status), '4XX']) || refusesByDefault(entry);
  return check === 'RejectedPositiveData' && isInvalid && isDeclared;
}

/** Whether what was meant to be right is refused where no refusal of what is wrong is declared. */
export function isRefusedUnsaid(entry: OperationEntry, { check, status }: Failure): boolean {
  return check === 'RejectedPositiveData' && status === 400 && !declares(entry, ['400', '422', '4XX', 'DEFAULT']);
}

/** Whether a check takes an answer for the refusal of a valid request, which had no better status to say so. */
export function isToldAsInvalid(
  entry: OperationEntry,
  failure: Failure,
  words: RegExp,
  better: readonly string[],
): boolean {
  const { check, status, answer = '' } = failure;
  const isInvalid = (status === 400 || status === 422) && declares(entry, [String(status)]);
  const isSilent = !declares(entry, [...better, '4XX', 'DEFAULT']);
  return check === 'RejectedPositiveData' && isInvalid && isSilent && words.test(answer);
}

/** A declared answer with its examples, as JSON. */
export function describeAnswer(document: OpenApiDocument, { operation, pointer }: OperationEntry, status = 0): string {
  const declared = operation.responses?.[String(status)];
  return declared === undefined ? '' : JSON.stringify(followReference<Response>(document, declared, pointer).value);
}
