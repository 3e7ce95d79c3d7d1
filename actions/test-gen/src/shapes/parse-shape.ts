import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { narrowPattern } from './sampled-pattern';
import type { NumberShape, PropertyShape, Shape, StringShape } from './shape';

// Keywords that narrow what is allowed in ways that no value here is made for.
const BEYOND_US = [
  'not',
  'if',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'contains',
  'prefixItems',
];

interface Context {
  readonly document: OpenApiDocument;
  /** Pointers of the schemas that are being read: meeting one again means that it contains itself. */
  readonly open: ReadonlySet<string>;
}

/** Reads a schema of the bundled specification. What contains itself ends in an opaque shape there. */
export function parseShape(document: OpenApiDocument, schema: SchemaOrBoolean | undefined, pointer: string): Shape {
  return parse({ document, open: new Set() }, schema, pointer);
}

function parse(context: Context, schema: SchemaOrBoolean | undefined, pointer: string): Shape {
  if (schema === undefined || typeof schema === 'boolean') return { kind: 'any', isNullable: true };
  const reference = schema.$ref;
  if (reference !== undefined && context.open.has(reference))
    return { kind: 'opaque', why: `${reference} contains itself`, isNullable: false };
  const open = reference === undefined ? context.open : new Set([...context.open, reference]);
  const merged = mergeSchema(context.document, schema, pointer);
  const isNullable = isNullAllowed(schema) || isNullAllowed(merged.schema);
  const beyond = BEYOND_US.find((keyword) => keyword in merged.schema);
  if (beyond !== undefined) return { kind: 'opaque', why: `it uses the keyword ${beyond}`, isNullable };
  return { ...parseMerged({ ...context, open }, merged.schema, merged.properties, pointer), isNullable };
}

function isNullAllowed({ type, enum: values, anyOf, oneOf }: Schema): boolean {
  const choices = [...(anyOf ?? []), ...(oneOf ?? [])];
  return (
    type === 'null' ||
    (Array.isArray(type) && type.includes('null')) ||
    values?.includes(null) === true ||
    choices.some((choice) => typeof choice === 'object' && choice.type === 'null')
  );
}

function parseMerged(
  context: Context,
  schema: Schema,
  properties: ReadonlyMap<string, MergedProperty>,
  pointer: string,
): Shape {
  if (schema.const !== undefined) return { kind: 'enum', values: [schema.const], isNullable: false };
  if (schema.enum !== undefined)
    return { kind: 'enum', values: schema.enum.filter((value) => value !== null), isNullable: false };
  for (const keyword of ['oneOf', 'anyOf'] as const)
    if (schema[keyword] !== undefined) return parseUnion(context, schema, keyword, properties, pointer);
  const types = listTypes(schema);
  if (types.length > 1)
    return {
      kind: 'union',
      choices: types.map((type) => parseMerged(context, { ...schema, type }, properties, pointer)),
      isNullable: false,
    };
  return parseTyped(context, schema, types[0] ?? guessType(schema, properties), properties, pointer);
}

function guessType(schema: Schema, properties: ReadonlyMap<string, unknown>): string {
  if (properties.size > 0 || schema.required !== undefined) return 'object';
  if (schema.items !== undefined) return 'array';
  return schema.pattern === undefined && schema.format === undefined ? 'any' : 'string';
}

/** Each choice together with what stands around all of them. */
function parseUnion(
  context: Context,
  schema: Schema,
  keyword: 'oneOf' | 'anyOf',
  properties: ReadonlyMap<string, MergedProperty>,
  pointer: string,
): Shape {
  const { [keyword]: choices = [], ...around } = schema;
  const base: Schema = {
    ...around,
    properties: Object.fromEntries([...properties].map(([name, { value }]) => [name, value])),
  };
  const hasBase = properties.size > 0 || around.type !== undefined;
  const shapes = choices
    .filter((choice) => typeof choice !== 'object' || choice.type !== 'null')
    .map((choice, index) =>
      parse(context, hasBase ? { allOf: [base, choice] } : choice, extendPointer(pointer, keyword, index)),
    );
  const [only] = shapes;
  return shapes.length === 1 && only !== undefined ? only : { kind: 'union', choices: shapes, isNullable: false };
}

function parseTyped(
  context: Context,
  schema: Schema,
  type: string,
  properties: ReadonlyMap<string, MergedProperty>,
  pointer: string,
): Shape {
  switch (type) {
    case 'string':
      return parseString(schema);
    case 'integer':
    case 'number':
      return parseNumber(schema, type);
    case 'boolean':
      return { kind: 'boolean', isNullable: false };
    case 'array':
      return {
        kind: 'array',
        items: parse(context, schema.items, extendPointer(pointer, 'items')),
        minItems: schema.minItems ?? 0,
        ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
        isUnique: schema.uniqueItems === true,
        isNullable: false,
      };
    case 'object':
      return parseObject(context, schema, properties, pointer);
    default:
      return { kind: 'any', isNullable: true };
  }
}

function parseString(schema: Schema): Shape {
  const { pattern, format, minLength = 0, maxLength } = schema;
  if (pattern !== undefined && narrowPattern(pattern) === undefined)
    return { kind: 'opaque', why: `no text can be made up for the pattern ${pattern}`, isNullable: false };
  const shape: StringShape = {
    kind: 'string',
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    minLength,
    ...(maxLength === undefined ? {} : { maxLength }),
    isNullable: false,
  };
  return shape;
}

function parseNumber(schema: Schema, kind: 'number' | 'integer'): NumberShape {
  const step = kind === 'integer' ? 1 : 0;
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf, format } = schema;
  const minimum = above === undefined ? schema.minimum : Math.max(above + step, schema.minimum ?? -Infinity);
  const maximum = below === undefined ? schema.maximum : Math.min(below - step, schema.maximum ?? Infinity);
  return {
    kind,
    ...(format === undefined ? {} : { format }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    excludesMinimum: kind === 'number' && above !== undefined && minimum === above,
    excludesMaximum: kind === 'number' && below !== undefined && maximum === below,
    ...(multipleOf === undefined ? {} : { multipleOf }),
    isNullable: false,
  };
}

function parseObject(
  context: Context,
  schema: Schema,
  properties: ReadonlyMap<string, MergedProperty>,
  pointer: string,
): Shape {
  const { additionalProperties: additional, required = [], minProperties = 0 } = schema;
  return {
    kind: 'object',
    properties: [...properties].map(([name, located]) =>
      parseProperty(context, name, located, required.includes(name)),
    ),
    additional:
      typeof additional === 'object'
        ? parse(context, additional, extendPointer(pointer, 'additionalProperties'))
        : additional !== false,
    minProperties,
    isNullable: false,
  };
}

function parseProperty(context: Context, name: string, property: MergedProperty, isRequired: boolean): PropertyShape {
  const { value, pointer, isNullable = false } = property;
  const isOpen = context.open.has(pointer);
  const shape: Shape = isOpen
    ? { kind: 'opaque', why: `${pointer} contains itself`, isNullable: false }
    : parse({ ...context, open: new Set([...context.open, pointer]) }, value, pointer);
  return {
    name,
    isRequired,
    isReadOnly: value.readOnly === true,
    isWriteOnly: value.writeOnly === true,
    hasDefault: value.default !== undefined,
    ...(value.default === undefined ? {} : { fallback: value.default }),
    shape: isNullable ? { ...shape, isNullable } : shape,
  };
}
