import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { findComponentName } from '@orchestrate/kit/openapi/references';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';
import { foldVariants } from '@orchestrate/kit/openapi/variants';

import type { Companions } from './companions';
import { findCompanions } from './companions';
import { foldName, toSingular } from './names';

/** An object that holds the object that is meant: `{ "article": { … } }`, `{ "success": true, "data": { … } }`. */
export interface Wrapped {
  /** What an answer says beside it. */
  readonly companions?: Companions;
  /** The property of an answer that holds the wrapper; absent: the answer is it. */
  readonly envelope?: string;
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

function isObject(document: OpenApiDocument, { value, pointer }: Located<Schema>): boolean {
  const { properties, schema } = foldVariants(document, { value, pointer }) ?? mergeSchema(document, value, pointer);
  return properties.size > 0 && schema.oneOf === undefined && schema.anyOf === undefined;
}

/** Finds the object that the wrapper of a request holds; `undefined` where the schema is none. */
export function findWrapped(
  document: OpenApiDocument,
  schema: Located<Schema>,
  path: string,
): Omit<Wrapped, 'companions'> | undefined {
  const { properties, schema: outer } = mergeSchema(document, schema.value, schema.pointer);
  const [only, ...others] = [...properties];
  // A request that may leave the wrapper out could mean anything.
  if (only === undefined || others.length > 0 || outer.required?.includes(only[0]) !== true) return undefined;
  const [property, inner] = only;
  return isObject(document, inner) && isTelling(property, inner, path) ? { property, schema: inner } : undefined;
}

/** The object in `{ "status": "success", "data": { "note": { … } } }`: the only thing that what is called `data` holds. */
function findInside(
  document: OpenApiDocument,
  [envelope, around]: readonly [string, Located<Schema>],
  path: string,
): Omit<Wrapped, 'companions'> | undefined {
  if (!USUAL_NAMES.includes(foldName(envelope))) return undefined;
  const [only, ...others] = [...mergeSchema(document, around.value, around.pointer).properties];
  if (only === undefined || others.length > 0 || USUAL_NAMES.includes(foldName(only[0]))) return undefined;
  const [property, schema] = only;
  return isObject(document, schema) && isTelling(property, schema, path) ? { envelope, property, schema } : undefined;
}

/** Finds the object that the wrapper of an answer holds, and what is said beside it. */
export function findAnswered(
  document: OpenApiDocument,
  answered: Located<Schema>,
  path: string,
  status: number,
): Wrapped | undefined {
  const { properties, schema: outer } = mergeSchema(document, answered.value, answered.pointer);
  const held = [...properties].filter(([name, inner]) => isTelling(name, inner, path) && isObject(document, inner));
  const [only, ...others] = held;
  if (only === undefined || others.length > 0) return undefined;
  const [outside, around] = only;
  const inside = findInside(document, only, path);
  const { envelope, property, schema } = inside ?? { property: outside, schema: around };
  const beside = [...properties].filter(([name]) => name !== outside);
  const companions = findCompanions(beside, outer.required ?? [], status);
  if (companions === undefined) return undefined;
  return {
    ...(envelope === undefined ? {} : { envelope }),
    ...{ property, schema },
    ...(beside.length === 0 ? {} : { companions }),
  };
}
