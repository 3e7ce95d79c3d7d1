import type { JsonType, OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findByPointer } from '@orchestrate/kit/openapi/references';

import { toCanonicalJson } from './canonical-json';
import { dropForeignKeywords, inferType, listFacts, pickKeywords } from './keywords';
import type { Choice, NormalSchema } from './normal-schema';
import { ANYTHING, intersect, NOTHING } from './normal-schema';

/** References that are being followed; one that leads back to itself adds nothing. */
type Open = ReadonlySet<string>;

interface Frame {
  readonly document: OpenApiDocument;
  readonly open: Open;
}

function listTypeNames(schema: Schema): JsonType[] | undefined {
  if (schema.type === undefined) {
    const inferred = inferType(schema);
    return inferred === undefined ? undefined : [inferred];
  }
  const types: JsonType[] = typeof schema.type === 'string' ? [schema.type] : [...schema.type];
  return types.includes('number') ? types.filter((type) => type !== 'integer') : types;
}

function isOfType(value: unknown, type: JsonType): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** `enum` and `const`: the types follow from the values. */
function parseValues(schema: Schema): NormalSchema {
  const listed = [...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])];
  const types = schema.type === undefined ? undefined : listTypeNames(schema);
  const values = listed.filter((value) => types?.some((type) => isOfType(value, type)) ?? true);
  const texts = values.filter((value) => value !== null).map(toCanonicalJson);
  return { ...ANYTHING, allowsNull: values.includes(null), values: new Set(texts) };
}

function parseTypes(schema: Schema, frame: Frame): NormalSchema {
  if (schema.enum !== undefined || 'const' in schema) return parseValues(schema);
  const types = listTypeNames(schema);
  if (types === undefined) return ANYTHING;
  const allowsNull = types.includes('null');
  const others = types.filter((type) => type !== 'null');
  if (others.length < 2) return { ...ANYTHING, types: new Set(others), allowsNull };
  const branches = others.map((type) => ({ ...pickKeywords(schema, type), type }));
  return { ...parseChoice({ keyword: 'anyOf', branches }, frame), allowsNull };
}

function joinTypes(branches: readonly NormalSchema[]): NormalSchema['types'] {
  const all = branches.map(({ types }) => types);
  return all.some((types) => types === undefined) ? undefined : new Set(all.flatMap((types) => [...(types ?? [])]));
}

/** Whether a schema is nothing but a list of values. */
function isValues({ values, facts, choices, properties }: NormalSchema): boolean {
  return values !== undefined && facts.size === 0 && choices.length === 0 && properties.size === 0;
}

/** A branch of a choice that tells by itself whether `null` is allowed: `[string, null]` is a text there. */
function dropNull(schema: SchemaOrBoolean): SchemaOrBoolean {
  if (typeof schema === 'boolean' || schema.type === undefined || typeof schema.type === 'string') return schema;
  const [type, ...others] = schema.type.filter((one) => one !== 'null');
  if (type === undefined) return schema;
  return { ...schema, type: others.length === 0 ? type : [type, ...others] };
}

function parseChoice({ keyword, branches }: Choice, frame: Frame): NormalSchema {
  const parsed = branches.map((branch) => ({ branch, normal: normaliseIn(branch, frame) }));
  const rest = parsed.filter(({ normal }) => normal.types?.size !== 0 && normal.values?.size !== 0);
  const normals = rest.map(({ normal }) => normal);
  const allowsNull = parsed.some(({ normal }) => normal.allowsNull);
  const [first, second] = normals;
  if (first === undefined) return { ...NOTHING, allowsNull };
  if (second === undefined) return { ...first, allowsNull };
  if (normals.every(isValues))
    return { ...ANYTHING, allowsNull, values: new Set(normals.flatMap(({ values }) => [...(values ?? [])])) };
  // Of two branches with `null`, neither is the only one.
  const isToldOnce = keyword === 'anyOf' || parsed.filter(({ normal }) => normal.allowsNull).length < 2;
  const choice = { keyword, branches: rest.map(({ branch }) => (isToldOnce ? dropNull(branch) : branch)) };
  return { ...ANYTHING, types: joinTypes(normals), allowsNull, choices: [choice] };
}

function parseStructure(schema: Schema): NormalSchema {
  const [type, ...others] = (listTypeNames(schema) ?? []).filter((one) => one !== 'null');
  const single = type === undefined ? schema : dropForeignKeywords(schema, type);
  const own = others.length > 0 ? pickKeywords(schema, 'any') : single;
  return {
    ...ANYTHING,
    facts: new Map(listFacts(own).map(([keyword, value]) => [keyword, toCanonicalJson(value)])),
    properties: new Map(Object.entries(own.properties ?? {})),
    required: new Set(own.required ?? []),
    additionalProperties: own.additionalProperties ?? true,
    items: own.items ?? true,
    prefixItems: own.prefixItems ?? [],
  };
}

/** Later ones first: a default of theirs wins over one of an earlier part, as it does where a service reads them. */
function followParts(schema: Schema, { document, open }: Frame): NormalSchema[] {
  const parts = (schema.allOf ?? []).map((part) => normaliseIn(part, { document, open })).reverse();
  if (schema.$ref === undefined || open.has(schema.$ref)) return parts;
  const target = findByPointer(document, schema.$ref) as SchemaOrBoolean | undefined;
  if (target === undefined) throw new Error(`the reference ${schema.$ref} leads nowhere`);
  return [...parts, normaliseIn(target, { document, open: new Set([...open, schema.$ref]) })];
}

function normaliseIn(schema: SchemaOrBoolean, frame: Frame): NormalSchema {
  if (typeof schema === 'boolean') return schema ? ANYTHING : NOTHING;
  const choices = (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
    const branches = schema[keyword];
    return branches === undefined ? [] : [parseChoice({ keyword, branches }, frame)];
  });
  const parts = [parseTypes(schema, frame), parseStructure(schema), ...choices, ...followParts(schema, frame)];
  return parts.reduce(intersect);
}

/** Properties that demand nothing are left out; those that are required and nowhere described are put in. */
function tidyProperties(normal: NormalSchema): NormalSchema['properties'] {
  const { properties, required, additionalProperties } = normal;
  const isOpen = additionalProperties === true || toCanonicalJson(additionalProperties) === '{}';
  const demands = (schema: SchemaOrBoolean): boolean =>
    typeof schema === 'boolean' ? !schema : schema.$ref !== undefined || isDemanding(schema);
  const kept = [...properties].filter(([name, schema]) => !isOpen || required.has(name) || demands(schema));
  const named = [...required].filter((name) => !properties.has(name)).map((name) => [name, true] as const);
  return new Map([...kept, ...named]);
}

function isDemanding(schema: Schema): boolean {
  const structure = ['type', 'enum', 'const', 'properties', 'required', 'items', 'allOf', 'anyOf', 'oneOf'];
  return structure.some((keyword) => keyword in schema) || listFacts(schema).length > 0;
}

/** What a schema demands, one level deep. */
export function normaliseSchema(document: OpenApiDocument, schema: SchemaOrBoolean): NormalSchema {
  const normal = normaliseIn(schema, { document, open: new Set() });
  // An empty list of values is one more way to allow nothing.
  const listsNothing = normal.values?.size === 0;
  const types = listsNothing ? new Set<JsonType>() : normal.values === undefined ? normal.types : undefined;
  const values = listsNothing ? undefined : normal.values;
  return { ...normal, types, values, properties: tidyProperties(normal) };
}
