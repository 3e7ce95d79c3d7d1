import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { joinSchemas } from '../comparison/normal-schema';
import type { Direction } from '../model/components';
import { findSchema } from '../model/schema-graph';

import { pickConditions } from './conditions';

export interface Property {
  readonly schema: SchemaOrBoolean;
  readonly isRequired: boolean;
}

/** An object whose properties are known, with `allOf` folded in. */
export interface ObjectShape {
  readonly properties: ReadonlyMap<string, Property>;
  /** `undefined`: nothing is said of other properties. */
  readonly additional: SchemaOrBoolean | undefined;
  /** Other keywords; those of the schema itself win over those of its parts. */
  readonly keywords: Schema;
  /** Checks that the parts demand beside properties, each keyword once. */
  readonly conditions: Schema;
  /** What `additional` would be without patterns, which name properties beside those that are known. */
  readonly unmatched: SchemaOrBoolean | undefined;
  /** Components that the schema's own `allOf` names, in order. */
  readonly bases: readonly string[];
}

/** Whether an object has no properties of its own and values of one schema. */
export function isRecord({ properties, additional }: ObjectShape): boolean {
  return properties.size === 0 && typeof additional === 'object';
}

const OBJECT_KEYWORDS = ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'];
const CONDITION_KEYWORDS = [
  'not',
  'if',
  'then',
  'else',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
];
const WORDS = [
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'deprecated', 'xml', 'discriminator'],
  ...['$anchor', '$comment', '$defs', '$id', '$schema'],
];

/** Whether a schema without its references and `allOf` speaks of objects, or of nothing. */
function isObjectPart(part: Schema): boolean {
  if (part.type === 'object') return part.anyOf === undefined && part.oneOf === undefined && part.enum === undefined;
  if (part.type !== undefined) return false;
  const known = [...OBJECT_KEYWORDS, ...CONDITION_KEYWORDS, ...WORDS];
  return Object.keys(part).every((keyword) => known.includes(keyword) || keyword.startsWith('x-'));
}

/** What the references and the `allOf` of a schema add, in order, and then its own keywords; `undefined` in a circle. */
function listParts(document: OpenApiDocument, schema: SchemaOrBoolean, open: readonly string[]): Schema[] | undefined {
  if (typeof schema === 'boolean') return schema ? [] : undefined;
  const { $ref, allOf = [], ...own } = schema;
  if ($ref !== undefined && open.includes($ref)) return undefined;
  const below = [
    ...($ref === undefined ? [] : [listParts(document, findSchema(document, $ref), [...open, $ref])]),
    ...allOf.map((part) => listParts(document, part, open)),
  ];
  const found: Schema[] = [];
  for (const parts of below) {
    if (parts === undefined) return undefined;
    found.push(...parts);
  }
  return [...found, own];
}

/** Whether what a direction is for does not carry a property. */
export function isLeftOut(document: OpenApiDocument, schema: SchemaOrBoolean, direction: Direction): boolean {
  const { value } = followSchema(document, schema, '#');
  const marks = [value, ...(value.allOf ?? []).map((part) => followSchema(document, part, '#').value)];
  if (direction === 'request') return marks.some(({ readOnly }) => readOnly === true);
  return direction === 'response' && marks.some(({ writeOnly }) => writeOnly === true);
}

function joinProperties(
  document: OpenApiDocument,
  parts: readonly Schema[],
  direction: Direction,
): ObjectShape['properties'] {
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const schemas = new Map<string, SchemaOrBoolean[]>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(part.properties ?? {}))
      schemas.set(name, [...(schemas.get(name) ?? []), schema]);
  }
  for (const name of required) if (!schemas.has(name)) schemas.set(name, [true]);
  const joined = [...schemas].map(
    ([name, all]) => [name, { schema: joinSchemas(all), isRequired: required.has(name) }] as const,
  );
  return new Map(joined.filter(([, { schema }]) => !isLeftOut(document, schema, direction)));
}

/** What the parts demand together; `undefined` where two speak of the same, which one object cannot say. */
function joinConditions(parts: readonly Schema[]): Schema | undefined {
  const all = parts.flatMap((part) => pickConditions(part) ?? []);
  const keywords = all.flatMap((part) => Object.keys(part));
  return new Set(keywords).size < keywords.length ? undefined : (Object.assign({}, ...all) as Schema);
}

/** Reads a schema as an object; `undefined` where it is none, or more than one object can be told. */
export function readObject(
  document: OpenApiDocument,
  schema: SchemaOrBoolean,
  direction: Direction,
): ObjectShape | undefined {
  const parts = listParts(document, schema, []);
  if (parts?.every(isObjectPart) !== true) return undefined;
  if (!parts.some((part) => part.type === 'object' || part.properties !== undefined)) return undefined;
  const conditions = joinConditions(parts);
  if (conditions === undefined) return undefined;
  const additional = parts.map((part) => part.additionalProperties).filter((value) => value !== undefined);
  const keywords = Object.assign({}, ...parts) as Schema;
  const allOf = typeof schema === 'object' ? (schema.allOf ?? []) : [];
  const unmatched = additional.length === 0 ? undefined : joinSchemas(additional);
  return {
    properties: joinProperties(document, parts, direction),
    additional: conditions.patternProperties === undefined ? unmatched : true,
    keywords,
    conditions,
    unmatched,
    bases: allOf.flatMap((part) => (typeof part === 'object' && part.$ref !== undefined ? [part.$ref] : [])),
  };
}
