import { declares } from './declared-answers';
import type { Failure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';

export function hasHeader(document: OpenApiDocument, entry: OperationEntry, name: string): boolean {
  return listParameters(document, entry).some(
    ({ value }) => value.in === 'header' && value.name.toLowerCase() === name,
  );
}

/** What a request is refused with for a header, by the specification's own word, and what of it may be. */
const CONDITIONS: readonly {
  readonly check: string;
  readonly status: number;
  readonly header: string;
  readonly explains: (value: string | undefined, answer: string) => boolean;
}[] = [
  // Whatever is there has some tag.
  {
    check: 'RejectedPositiveData',
    status: 412,
    header: 'if-match',
    explains: (value) => value !== undefined && value !== '*',
  },
  { check: 'MissingHeaderNotRejected', status: 428, header: 'if-match', explains: (value) => value === undefined },
  // A body may be refused with the same status: an answer that has words must name the key.
  {
    check: 'RejectedPositiveData',
    status: 422,
    header: 'idempotency-key',
    explains: (value, answer) => value !== undefined && (answer === '' || /\bidempotency-key\b/i.test(answer)),
  },
];

/** Whether a header explains a refusal that the operation declares. */
export function isConditionDeclared(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const { check, status, headers = {}, answer = '' } = failure;
  return CONDITIONS.some(
    (one) =>
      one.check === check &&
      one.status === status &&
      declares(entry, [String(status)]) &&
      hasHeader(document, entry, one.header) &&
      one.explains(headers[one.header], answer),
  );
}
