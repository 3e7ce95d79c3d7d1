import type { JsonType, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { toCanonicalJson } from './canonical-json';

/** Alternatives of which one (`oneOf`) or at least one (`anyOf`) must hold, `null` left out. */
export interface Choice {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly branches: readonly SchemaOrBoolean[];
}

/**
 * What a schema demands, one level deep, however it is written: references followed, `allOf` folded in, `null` told
 * apart from the rest. What lies below is still schemas, because they may lead back here.
 */
export interface NormalSchema {
  /** `undefined`: any; empty: none. Never holds `null`. */
  readonly types: ReadonlySet<JsonType> | undefined;
  readonly allowsNull: boolean;
  /** The values of `enum` and `const`, as JSON texts, without `null`. */
  readonly values: ReadonlySet<string> | undefined;
  /** Keywords with a plain value that demand something, as JSON texts. */
  readonly facts: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, SchemaOrBoolean>;
  readonly required: ReadonlySet<string>;
  readonly additionalProperties: SchemaOrBoolean;
  readonly items: SchemaOrBoolean;
  readonly prefixItems: readonly SchemaOrBoolean[];
  readonly choices: readonly Choice[];
}

export const ANYTHING: NormalSchema = {
  types: undefined,
  allowsNull: true,
  values: undefined,
  facts: new Map(),
  properties: new Map(),
  required: new Set(),
  additionalProperties: true,
  items: true,
  prefixItems: [],
  choices: [],
};

export const NOTHING: NormalSchema = { ...ANYTHING, types: new Set(), allowsNull: false };

function isTrivial(schema: SchemaOrBoolean): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);
}

/** One schema that demands what all of them demand. */
export function joinSchemas(schemas: readonly SchemaOrBoolean[]): SchemaOrBoolean {
  const parts = schemas
    .filter((schema) => !isTrivial(schema))
    .flatMap((schema) => (isJoined(schema) ? schema.allOf : [schema]));
  const different = [...new Map(parts.map((part) => [toCanonicalJson(part), part])).values()];
  const [first, ...others] = different;
  if (first === undefined) return true;
  return others.length === 0 ? first : { allOf: different };
}

function isJoined(schema: SchemaOrBoolean): schema is Schema & { allOf: readonly SchemaOrBoolean[] } {
  return typeof schema === 'object' && schema.allOf !== undefined && Object.keys(schema).length === 1;
}

function intersectTypes(one: NormalSchema['types'], other: NormalSchema['types']): NormalSchema['types'] {
  if (one === undefined || other === undefined) return one ?? other;
  const common = [...one].filter((type) => other.has(type));
  const isInteger = (one.has('integer') && other.has('number')) || (one.has('number') && other.has('integer'));
  return new Set(isInteger ? [...common, 'integer'] : common);
}

function intersectValues(one: NormalSchema['values'], other: NormalSchema['values']): NormalSchema['values'] {
  if (one === undefined || other === undefined) return one ?? other;
  return new Set([...one].filter((value) => other.has(value)));
}

const KEEPS_GREATER = /^(?:min|exclusiveMin)/;
const KEEPS_SMALLER = /^(?:max|exclusiveMax)/;

function joinFact(keyword: string, one: string, other: string): string {
  if (one === other || keyword === 'default') return one;
  if (KEEPS_GREATER.test(keyword)) return String(Math.max(Number(one), Number(other)));
  if (KEEPS_SMALLER.test(keyword)) return String(Math.min(Number(one), Number(other)));
  return [one, other].sort().join(' and ');
}

function joinMaps<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  join: (key: string, a: T, b: T) => T,
): Map<string, T> {
  const joined = new Map(one);
  for (const [key, value] of other) {
    const present = one.get(key);
    joined.set(key, present === undefined ? value : join(key, present, value));
  }
  return joined;
}

/** What both demand. A `default` of the first wins over one of the other. */
export function intersect(one: NormalSchema, other: NormalSchema): NormalSchema {
  const length = Math.max(one.prefixItems.length, other.prefixItems.length);
  return {
    types: intersectTypes(one.types, other.types),
    allowsNull: one.allowsNull && other.allowsNull,
    values: intersectValues(one.values, other.values),
    facts: joinMaps(one.facts, other.facts, joinFact),
    properties: joinMaps(one.properties, other.properties, (_name, a, b) => joinSchemas([a, b])),
    required: new Set([...one.required, ...other.required]),
    additionalProperties: joinSchemas([one.additionalProperties, other.additionalProperties]),
    items: joinSchemas([one.items, other.items]),
    prefixItems: Array.from({ length }, (_, index) =>
      joinSchemas([one.prefixItems[index] ?? true, other.prefixItems[index] ?? true]),
    ),
    choices: [...one.choices, ...other.choices],
  };
}
