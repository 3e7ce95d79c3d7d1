import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { findComponentName } from '@orchestrate/kit/openapi/references';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from './names';

/** An object whose only property holds the object that is meant: `{ "article": { … } }`. */
export interface Wrapped {
  readonly property: string;
  readonly schema: Located<Schema>;
}

const USUAL_NAMES = ['data', 'item', 'result', 'resource', 'payload', 'entity'];

/** Whether a wrapper is called as what it holds: by the path, by the component's name, or as wrappers usually are. */
function isTelling(property: string, inner: Located<Schema>, path: string): boolean {
  const name = foldName(property);
  const segments = path.split('/').filter((segment) => !segment.startsWith('{'));
  const component = splitWords(findComponentName(inner.pointer) ?? '').map((word) => word.toLowerCase());
  return (
    USUAL_NAMES.includes(name) ||
    segments.some((segment) => foldName(toSingular(segment)) === name) ||
    component.includes(name)
  );
}

/** Finds the object that a wrapper holds; `undefined` where the schema is none. */
export function findWrapped(
  document: OpenApiDocument,
  schema: Located<Schema>,
  path: string,
  isAnswer: boolean,
): Wrapped | undefined {
  const { properties, schema: outer } = mergeSchema(document, schema.value, schema.pointer);
  const [only, ...others] = [...properties];
  if (only === undefined || others.length > 0) return undefined;
  // A request that may leave the wrapper out could mean anything.
  if (!isAnswer && outer.required?.includes(only[0]) !== true) return undefined;
  const [property, inner] = only;
  const held = mergeSchema(document, inner.value, inner.pointer);
  const isObject = held.properties.size > 0 && held.schema.oneOf === undefined && held.schema.anyOf === undefined;
  return isObject && isTelling(property, inner, path) ? { property, schema: inner } : undefined;
}
