import type { HttpMethod, OpenApiDocument, Operation, Parameter, PathItem, SecurityRequirement } from './document';
import { HTTP_METHODS } from './document';
import type { Located } from './references';
import { extendPointer, followReference } from './references';

/** An operation and where it stands. */
export interface OperationEntry {
  readonly method: HttpMethod;
  readonly path: string;
  readonly operation: Operation;
  /** Of the operation itself, also where its path item is a reference. */
  readonly pointer: string;
  readonly pathItem: Located<PathItem>;
}

/** All operations: paths in the document's own order, methods of a path in the order of {@link HTTP_METHODS}. */
export function listOperations(document: OpenApiDocument): OperationEntry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const pathItem = followReference<PathItem>(document, item, extendPointer('#', 'paths', path));
    return HTTP_METHODS.flatMap((method) => {
      const operation = pathItem.value[method];
      if (operation === undefined) return [];
      return [{ method, path, operation, pointer: extendPointer(pathItem.pointer, method), pathItem }];
    });
  });
}

/**
 * The parameters that hold for an operation: its own and those of its path, where an own one of the same name and place
 * wins. Own ones come last, each where its definition stands.
 */
export function listParameters(document: OpenApiDocument, entry: OperationEntry): Located<Parameter>[] {
  const found = new Map<string, Located<Parameter>>();
  for (const { owner, pointer } of [
    { owner: entry.pathItem.value.parameters, pointer: entry.pathItem.pointer },
    { owner: entry.operation.parameters, pointer: entry.pointer },
  ]) {
    for (const [index, parameter] of (owner ?? []).entries()) {
      const located = followReference<Parameter>(document, parameter, extendPointer(pointer, 'parameters', index));
      const key = `${located.value.in} ${located.value.name}`;
      found.delete(key);
      found.set(key, located);
    }
  }
  return [...found.values()];
}

/** The alternatives that let a caller in: the operation's own, else the document's; none: open to anyone. */
export function listSecurity(document: OpenApiDocument, operation: Operation): readonly SecurityRequirement[] {
  const alternatives = operation.security ?? document.security ?? [];
  // `[{}]` is how generators write that anyone may call.
  return alternatives.every((needed) => Object.keys(needed).length === 0) ? [] : alternatives;
}
