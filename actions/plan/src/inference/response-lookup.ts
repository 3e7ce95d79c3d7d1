import type { Response } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';

import { foldName } from './names';
import type { OperationView } from './operation-view';

type Responses = OperationView['responses'];

/** The answer that is declared for a status by itself, or by its range: `4XX`. */
export function findDeclared(responses: Responses, status: number): Located<Response> | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return responses.get(String(status)) ?? responses.get(range) ?? responses.get(range.toLowerCase());
}

/** Headers that the answer for success is declared with. */
export function listAnswerHeaders({ responses, success }: OperationView): string[] {
  const declared = success === undefined ? undefined : findDeclared(responses, success.status);
  return Object.keys(declared?.value.headers ?? {});
}

/** Whether the answer for success is declared with a header. */
export function showsHeader(view: OperationView, name: string): boolean {
  return listAnswerHeaders(view).some((header) => foldName(header) === foldName(name));
}

/** The header parameter of a name, as the document writes it. */
export function findHeader({ parameters }: OperationView, name: string): string | undefined {
  const found = parameters.find(({ value }) => value.in === 'header' && foldName(value.name) === foldName(name));
  return found?.value.name;
}
