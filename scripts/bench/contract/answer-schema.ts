import type { Failure } from './failures';
import { isJson, readJson } from './json';

import type { OpenApiDocument, Response } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import type { Violation } from '@orchestrate/kit/probing/schema-validator';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** An operation, as failures name it: `GET /pets`. */
export function findOperation(document: OpenApiDocument, name: string): OperationEntry | undefined {
  return listOperations(document).find(({ method, path }) => `${method.toUpperCase()} ${path}` === name);
}

/** What is declared for a status itself, and where. */
export function findAnswer(
  document: OpenApiDocument,
  { operation, pointer }: OperationEntry,
  status = 0,
): Located<Response> | undefined {
  const declared = operation.responses?.[String(status)];
  const at = extendPointer(pointer, 'responses', String(status));
  return declared === undefined ? undefined : followReference<Response>(document, declared, at);
}

/** Says what is wrong with values by the schema of the answer that a failure is about; `undefined`: it has none. */
export function createAnswerCheck(
  document: OpenApiDocument,
  entry: OperationEntry,
  { status }: Failure,
): ((value: unknown) => readonly Violation[]) | undefined {
  const answer = findAnswer(document, entry, status);
  const [type, media] = Object.entries(answer?.value.content ?? {}).find(([one]) => isJson({ type: one })) ?? [];
  if (answer === undefined || type === undefined || media?.schema === undefined) return undefined;
  const schema = extendPointer(answer.pointer, 'content', type, 'schema');
  const validator = createSchemaValidator(document);
  return (value) => validator.validate(schema, value);
}

/** What was answered, as JSON; `undefined` where it is none, or nothing is wrong with it. */
export function readWrong(check: (value: unknown) => readonly Violation[], { answer }: Failure): unknown {
  const value = readJson(answer ?? '');
  return value === undefined || check(value).length === 0 ? undefined : value;
}

/** Whether an operation declares content for an answer of 204, and an answer is held to be without it. */
export function isWithoutContent(document: OpenApiDocument, { operation, check, status, answer }: Failure): boolean {
  const isHeld =
    (check === 'MissingContentType' || check === 'MalformedJson') && status === 204 && answer === undefined;
  const entry = findOperation(document, operation);
  const declared = entry === undefined ? undefined : findAnswer(document, entry, 204);
  return isHeld && Object.keys(declared?.value.content ?? {}).length > 0;
}
