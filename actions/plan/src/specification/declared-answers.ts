import type { OpenApiDocument, Response, Schema } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { extendPointer, findByPointer, followReference, parsePointer } from '@orchestrate/kit/openapi/references';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

import { findDeclaredSuccess } from '../inference/declared-success';

/** A collection and its items: `/notes` and `/notes/{id}`. */
export interface Pair {
  readonly path: string;
  readonly onCollection: readonly OperationEntry[];
  readonly onItem: readonly OperationEntry[];
}

/** An answer of success. */
export interface Success {
  readonly pointer: string;
  readonly response: Response;
}

/** Operations of collections, each with those of the items below it. */
export function listPairs(document: OpenApiDocument): Pair[] {
  const byKey = new Map<string, OperationEntry[]>();
  for (const entry of listOperations(document)) {
    const key = entry.path.replace(/\/$/, '').replace(/\/\{[^{}/]+\}$/, '/{}');
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  return [...byKey].flatMap(([path, onCollection]) => {
    const onItem = byKey.get(`${path}/{}`);
    return path.endsWith('{}') || onItem === undefined ? [] : [{ path, onCollection, onItem }];
  });
}

/** `undefined`: it answers success without a body, or never. */
export function findSuccess(
  document: OpenApiDocument,
  { operation, pointer, method }: OperationEntry,
): Success | undefined {
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const at = extendPointer(pointer, 'responses', status);
    return [status, { pointer: at, value: followReference<Response>(document, response, at).value }] as const;
  });
  const found = findDeclaredSuccess(new Map(responses), method);
  return found === undefined || found.status === 204
    ? undefined
    : { pointer: found.response.pointer, response: found.response.value };
}

export function findMethod(entries: readonly OperationEntry[], method: string): OperationEntry | undefined {
  return entries.find((entry) => entry.method === method);
}

/** Writes into a document of its own what an answer shows. */
export function declare(copy: OpenApiDocument, { pointer, response }: Success, schema: Schema): void {
  const keys = parsePointer(pointer);
  const responses = findByPointer(copy, toPointer(keys.slice(0, -1)));
  if (typeof responses === 'object' && responses !== null)
    Reflect.set(responses, keys.at(-1) ?? '', { ...response, content: { 'application/json': { schema } } });
}
