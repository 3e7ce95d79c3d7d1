import { createAnswerCheck, findOperation, readWrong } from './answer-schema';
import type { Failure } from './failures';
import { isObject } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

/** A value of every type. */
const ANY = [null, true, 0, 0.5, '', [], {}];
const OF_TYPE = /^must be (?:object|array|string|number|integer|boolean|null)\b/;

/**
 * Whether what is wrong with an answer are properties that no value of any type may be, because the document as it was
 * written gives them two types at once, and the rest follows it.
 * @param document - as it is planned: of the two types, one holds
 * @param original - as it was written
 */
export function isOfTwoTypes(
  document: OpenApiDocument,
  original: OpenApiDocument,
  entry: OperationEntry,
  failure: Failure,
): boolean {
  const written = findOperation(original, failure.operation);
  const check = written === undefined ? undefined : createAnswerCheck(original, written, failure);
  const wrong = check === undefined ? undefined : readWrong(check, failure);
  if (check === undefined || !isObject(wrong)) return false;
  const isImpossible = (name: string): boolean =>
    name in wrong &&
    ANY.every((value) =>
      check({ ...wrong, [name]: value }).some(
        ({ pointer, message }) => pointer === `/${name}` && OF_TYPE.test(message),
      ),
    );
  const names = new Set(check(wrong).map(({ pointer }) => /^\/([^/~]+)$/.exec(pointer)?.[1]));
  const isRight = createAnswerCheck(document, entry, failure)?.(wrong).length === 0;
  return isRight && [...names].every((name) => name !== undefined && isImpossible(name));
}
