import { toPointer } from '../yaml/located-yaml';

import type { JsonType, OpenApiDocument, Schema, SchemaOrBoolean } from './document';
import type { Located } from './references';
import { extendPointer, findByPointer, isReference, parsePointer } from './references';

function readSchemaValue(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? value : {};
}

/**
 * Follows the references of a schema. Keywords beside a `$ref` (allowed since 3.1) are laid over what it stands for;
 * the pointer given back is that of the schema at the end of the chain. `true` and `false` are read as `{}`.
 */
export function followSchema(
  document: OpenApiDocument,
  schema: SchemaOrBoolean | undefined,
  pointer: string,
): Located<Schema> {
  const seen = new Set<string>();
  let value = readSchemaValue(schema);
  let here = pointer;
  while (isReference(value) && !seen.has(value.$ref)) {
    const { $ref, ...siblings } = value;
    seen.add($ref);
    here = toPointer(parsePointer($ref));
    value = { ...readSchemaValue(findByPointer(document, $ref)), ...siblings };
  }
  return { value, pointer: here };
}

/** The types a schema allows besides `null`; empty when it names none. */
export function listTypes(schema: Schema): JsonType[] {
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : [...schema.type];
  return types.filter((type) => type !== 'null');
}

function isNullSchema(schema: SchemaOrBoolean): boolean {
  return typeof schema === 'object' && schema.type === 'null';
}

/** `anyOf: [X, null]` is X that may be absent: gives X with the keywords around it laid over; else the schema itself. */
export function unwrapNullable(document: OpenApiDocument, schema: Located<Schema>): Located<Schema> {
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const choices = schema.value[keyword];
    if (choices === undefined) continue;
    const index = choices.findIndex((choice) => !isNullSchema(choice));
    if (choices.length !== 2 || choices.filter(isNullSchema).length !== 1) continue;
    const { [keyword]: _choices, ...around } = schema.value;
    const inner = followSchema(document, choices[index], extendPointer(schema.pointer, keyword, index));
    return { value: { ...inner.value, ...around }, pointer: inner.pointer };
  }
  return schema;
}

/** Says with the type what `anyOf: [X, null]` says around it; a schema without a type stays as it is. */
function allowNull(schema: Schema): Schema {
  return schema.type === undefined ? schema : { ...schema, type: [...new Set([schema.type, 'null' as const].flat())] };
}

function joinRequired(one: Schema, other: Schema): Pick<Schema, 'required'> {
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  return required.length === 0 ? {} : { required };
}

/** A property of a schema, and where it is declared. */
export interface MergedProperty extends Located<Schema> {
  /** Whether it was seen through `anyOf: [X, null]`. */
  readonly isNullable?: boolean;
}

/** A schema whose `allOf` is folded in, and where each property is declared. */
export interface MergedSchema {
  /** Without `$ref` and `allOf`; keywords of the schema itself win over those of its parts, later parts over earlier. */
  readonly schema: Schema;
  readonly properties: ReadonlyMap<string, MergedProperty>;
}

function mergeInto(document: OpenApiDocument, located: Located<Schema>, open: ReadonlySet<string>): MergedSchema {
  const { allOf, properties, ...own } = located.value;
  let schema: Schema = {};
  const found = new Map<string, MergedProperty>();
  for (const [index, part] of (allOf ?? []).entries()) {
    const target = followSchema(document, part, extendPointer(located.pointer, 'allOf', index));
    // A schema that contains itself adds nothing new the second time.
    if (open.has(target.pointer)) continue;
    const merged = mergeInto(document, target, new Set([...open, target.pointer]));
    schema = { ...schema, ...merged.schema, ...joinRequired(schema, merged.schema) };
    for (const [name, property] of merged.properties) found.set(name, property);
  }
  for (const [name, property] of Object.entries(properties ?? {})) {
    const at = extendPointer(located.pointer, 'properties', name);
    const followed = followSchema(document, property, at);
    const value = unwrapNullable(document, followed);
    found.set(name, value === followed ? value : { ...value, value: allowNull(value.value), isNullable: true });
  }
  return { schema: { ...schema, ...own, ...joinRequired(schema, own) }, properties: found };
}

/**
 * Folds `allOf` into one schema, following references on the way. The schemas of `properties` are followed too, and
 * seen through `anyOf: [X, null]`, but not folded themselves: recursive schemas stay finite.
 */
export function mergeSchema(
  document: OpenApiDocument,
  schema: SchemaOrBoolean | undefined,
  pointer: string,
): MergedSchema {
  const located = unwrapNullable(document, followSchema(document, schema, pointer));
  return mergeInto(document, located, new Set([located.pointer]));
}
