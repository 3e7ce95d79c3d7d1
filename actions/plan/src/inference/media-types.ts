import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, RequestBody } from '@orchestrate/kit/openapi/document';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

import { countOf } from '../wording';

import type { OperationView } from './operation-view';
import { isReadable } from './operation-view';

function listRequestTypes(document: OpenApiDocument, { entry, request }: OperationView, isFile: boolean): string[] {
  const { requestBody } = entry.operation;
  if (requestBody === undefined || request === undefined || isFile) return [];
  const at = extendPointer(entry.pointer, 'requestBody');
  const { content } = followReference<RequestBody>(document, requestBody, at).value;
  return Object.keys(content).filter((type) => !isReadable(type));
}

/** Types of the answer for success beside the one that is given. */
function listAnswerTypes({ responses }: OperationView, { success }: PlannedOperation): string[] {
  const declared = responses.get(String(success?.status))?.value.content ?? {};
  return success?.contentType === undefined ? [] : Object.keys(declared).filter((type) => type !== success.contentType);
}

/** What is custom reads and writes what its author likes; files are read and given in every type that is declared. */
const NOT_COMPARED: readonly PlannedOperation['kind'][] = ['custom', 'upload', 'download'];

function count(lists: readonly (readonly string[])[], type: string): number {
  return lists.filter((types) => types.includes(type)).length;
}

/** Names the media types that operations declare beside those that are read and written. */
export function warnMediaTypes(
  document: OpenApiDocument,
  views: readonly OperationView[],
  operations: readonly PlannedOperation[],
): PlanWarning[] {
  const pairs = views.flatMap((view, index) => {
    const operation = operations[index];
    return operation === undefined || NOT_COMPARED.includes(operation.kind) ? [] : [{ view, operation }];
  });
  const requests = pairs.map(({ view, operation }) => listRequestTypes(document, view, operation.upload !== undefined));
  const answers = pairs.map(({ view, operation }) => listAnswerTypes(view, operation));
  const types = [...new Set([...requests, ...answers].flat())].sort();
  return types.map((type) => {
    const [refusing, silent] = [count(requests, type), count(answers, type)];
    const facts = [
      ...(refusing === 0 ? [] : [`refused as the request of ${countOf(refusing, 'operation')}`]),
      ...(silent === 0 ? [] : [`never the answer of ${countOf(silent, 'operation')}`]),
    ];
    return { rule: 'media-type', message: `${type} is ${facts.join(' and ')}, which have another type too` };
  });
}
