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

/** Whether the answer for success is declared with a header. */
export function showsHeader({ responses, success }: OperationView, name: string): boolean {
  const declared = success === undefined ? undefined : findDeclared(responses, success.status);
  return Object.keys(declared?.value.headers ?? {}).some((header) => foldName(header) === foldName(name));
}

/** The header parameter of a name, as the document writes it. */
export function findHeader({ parameters }: OperationView, name: string): string | undefined {
  const found = parameters.find(({ value }) => value.in === 'header' && foldName(value.name) === foldName(name));
  return found?.value.name;
}
