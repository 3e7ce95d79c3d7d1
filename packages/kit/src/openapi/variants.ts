import { isDeepStrictEqual } from 'node:util';

import type { OpenApiDocument, Schema, SchemaOrBoolean } from './document';
import type { Located } from './references';
import { extendPointer } from './references';
import type { MergedProperty, MergedSchema } from './schemas';
import { followSchema, listTypes, mergeSchema } from './schemas';

/** Keywords that say nothing of the values. */
const WORDS = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'default', 'externalDocs']);

function dropWords(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !WORDS.has(keyword)));
}

function listValues({ enum: values, ...schema }: Schema): readonly unknown[] | undefined {
  return 'const' in schema ? [schema.const] : values;
}

function keepMark(schemas: readonly Schema[], mark: 'readOnly' | 'writeOnly'): Schema {
  return schemas.every((schema) => schema[mark] === true) ? { [mark]: true } : {};
}

/** What a value is that follows one of several schemas: their values together, or the type that all have. */
export function joinAlternatives(document: OpenApiDocument, all: readonly SchemaOrBoolean[]): SchemaOrBoolean {
  const [first = true, ...others] = all;
  if (others.every((other) => isDeepStrictEqual(other, first))) return first;
  const schemas = all.map((schema) => followSchema(document, schema, '#').value);
  const [one = {}, ...rest] = schemas.map(dropWords);
  if (rest.every((schema) => isDeepStrictEqual(schema, one))) return first;
  const marks = { ...keepMark(schemas, 'readOnly'), ...keepMark(schemas, 'writeOnly') };
  const values = schemas.map(listValues);
  if (values.every((listed) => listed !== undefined)) return { enum: [...new Set(values.flat())], ...marks };
  return { anyOf: [...all], ...marks };
}

/** What all of several objects have, by its name: that of the first, of the second and so on. */
export function listShared<T extends object>(objects: readonly ReadonlyMap<string, T>[]): Map<string, readonly T[]> {
  const [first, ...others] = objects;
  const names = [...(first?.keys() ?? [])].filter((name) => others.every((other) => other.has(name)));
  return new Map(names.map((name) => [name, objects.flatMap((object) => object.get(name) ?? [])]));
}

function isObject({ schema, properties }: MergedSchema): boolean {
  const types = listTypes(schema);
  const isPlain = schema.enum === undefined && schema.oneOf === undefined && schema.anyOf === undefined;
  return properties.size > 0 && types.every((type) => type === 'object') && isPlain;
}

/** The keyword of a choice, where a schema is one of several by one keyword only. */
export function findChoice({ oneOf, anyOf }: Schema): 'oneOf' | 'anyOf' | undefined {
  if ((oneOf === undefined) === (anyOf === undefined)) return undefined;
  return oneOf === undefined ? 'anyOf' : 'oneOf';
}

/**
 * The objects that a schema may be, each with what stands beside the choice; `undefined` where it is no choice of
 * objects, or may be null.
 */
export function listVariants(
  document: OpenApiDocument,
  { value, pointer }: Located<Schema>,
): MergedSchema[] | undefined {
  const keyword = findChoice(value);
  if (keyword === undefined) {
    const merged = mergeSchema(document, value, pointer);
    return isObject(merged) ? [merged] : undefined;
  }
  const { [keyword]: choices = [], ...own } = value;
  const around = mergeSchema(document, own, pointer);
  const found: MergedSchema[] = [];
  for (const [index, choice] of choices.entries()) {
    const inner = followSchema(document, choice, extendPointer(pointer, keyword, index));
    const variants = listVariants(document, inner);
    if (variants === undefined) return undefined;
    found.push(...variants.map((variant) => addAround(variant, around)));
  }
  return found.length > 1 ? found : undefined;
}

function addAround(variant: MergedSchema, { schema, properties }: MergedSchema): MergedSchema {
  const required = [...new Set([...(schema.required ?? []), ...(variant.schema.required ?? [])])];
  return {
    schema: { ...variant.schema, ...(required.length === 0 ? {} : { required }) },
    properties: new Map([...properties, ...variant.properties]),
  };
}

/**
 * What all variants of an object have, as one object that may hold anything beside; `undefined` where a schema is no
 * choice of objects, or these share nothing.
 */
export function foldVariants(document: OpenApiDocument, located: Located<Schema>): MergedSchema | undefined {
  if (findChoice(located.value) === undefined) return undefined;
  const variants = listVariants(document, located) ?? [];
  const shared = listShared(variants.map(({ properties }) => properties));
  if (shared.size === 0) return undefined;
  const properties = [...shared].flatMap(([name, all]): [string, MergedProperty][] => {
    const [first] = all;
    if (first === undefined) return [];
    const joined = joinAlternatives(
      document,
      all.map(({ value }) => value),
    );
    const isNullable = all.some((property) => property.isNullable === true);
    const value = typeof joined === 'boolean' ? {} : joined;
    return [[name, { value, pointer: first.pointer, ...(isNullable ? { isNullable } : {}) }]];
  });
  const required = [...shared.keys()].filter((name) =>
    variants.every(({ schema }) => schema.required?.includes(name) === true),
  );
  return { schema: { type: 'object', required, additionalProperties: true }, properties: new Map(properties) };
}
