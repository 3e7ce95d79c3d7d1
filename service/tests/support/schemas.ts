import { readFileSync } from 'node:fs';

import { z } from 'zod';

/** A JSON object of which nothing is known. */
export type Json = Record<string, unknown>;

/** The specification that the service was made of. */
export const specification = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Json;

/** Keywords that hold one schema or several, and those whose members hold them. */
const INNER =
  /^(?:items|prefixItems|contains|additionalProperties|propertyNames|allOf|anyOf|oneOf|if|then|else|not)$/;
const NAMED = /^(?:properties|patternProperties|dependentSchemas)$/;
/** Keywords that Zod refuses. All but the last two are looked at beside it; those no service enforces. */
const REFUSED =
  /^(?:not|if|then|else|dependentSchemas|dependentRequired|unevaluatedProperties|unevaluatedItems)$/;

/** Keywords that speak of values of one type only. */
const TYPED =
  /^(?:properties|patternProperties|additionalProperties|required|propertyNames|m(?:in|ax)[A-Z].*|pattern|format|items|prefixItems|contains|uniqueItems|minimum|maximum|exclusiveM.*|multipleOf)$/;
const TYPES = ['string', 'number', 'boolean', 'null', 'array', 'object'];

const compiled = new Map<string, z.ZodType>();

/** Walks down, following references. */
export function find(from: Json, keys: readonly string[]): Json {
  let here = from;
  for (const key of keys) here = follow((here[key] ?? {}) as Json);
  return here;
}

function follow(here: Json): Json {
  if (typeof here.$ref !== 'string') return here;
  const names = here.$ref
    .slice(2)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return find(specification, names);
}

/** What of a value does not fit a schema of the specification, in words. */
export function listProblems(schema: unknown, value: unknown): string[] {
  return check(schema, disinherit(value), []).map(
    ({ at, says }) => `${at.join('.') || 'the whole'}: ${says}`,
  );
}

interface Problem {
  readonly at: readonly PropertyKey[];
  readonly says: string;
}

function check(schema: unknown, value: unknown, at: readonly PropertyKey[]): Problem[] {
  const issues = compile(schema).safeParse(value).error?.issues ?? [];
  const found = issues.map(({ path, message }) => ({ at: [...at, ...path], says: message }));
  return [...found, ...checkBeside(schema, value, at)];
}

function fits(schema: unknown, value: unknown): boolean {
  return check(schema, value, []).length === 0;
}

/** What Zod cannot say of a value and of all that it holds. */
function checkBeside(schema: unknown, value: unknown, at: readonly PropertyKey[]): Problem[] {
  if (!isObject(schema) || !says(schema, isRefused)) return [];
  const { $ref, allOf, anyOf, oneOf } = schema as {
    $ref?: unknown;
    allOf?: unknown[];
    anyOf?: unknown[];
    oneOf?: unknown[];
  };
  const same = [...($ref === undefined ? [] : [follow(schema)]), ...(allOf ?? [])];
  const branches = [anyOf, oneOf].flatMap((some) =>
    some === undefined || some.some((one) => fits(one, value)) ? [] : [some],
  );
  return [
    ...same.flatMap((one) => checkBeside(one, value, at)),
    ...branches.map(({ length }) => ({ at, says: `fits none of ${length} schemas` })),
    ...checkConditions(schema, value, at),
    ...listMembers(schema, value).flatMap(([key, inner, held]) =>
      checkBeside(inner, held, [...at, key]),
    ),
  ];
}

function checkConditions(schema: Json, value: unknown, at: readonly PropertyKey[]): Problem[] {
  const branch = 'if' in schema ? schema[fits(schema.if, value) ? 'then' : 'else'] : undefined;
  const isWrong = 'not' in schema && fits(schema.not, value);
  const has = (name: string): boolean => isObject(value) && Object.hasOwn(value, name);
  const missing = Object.entries((schema.dependentRequired ?? {}) as Record<string, string[]>)
    .filter(([name]) => isObject(value) && has(name))
    .flatMap(([, names]) => names.filter((name) => !has(name)));
  const dependent = Object.entries((schema.dependentSchemas ?? {}) as Json).filter(([name]) =>
    has(name),
  );
  return [
    ...(branch === undefined ? [] : check(branch, value, at)),
    ...(isWrong ? [{ at, says: 'fits what it must not' }] : []),
    ...missing.map((name) => ({ at: [...at, name], says: 'is missing' })),
    ...dependent.flatMap(([, inner]) => check(inner, value, at)),
  ];
}

/** What a value holds, each with the schema that speaks of it. */
function listMembers(schema: Json, value: unknown): [PropertyKey, unknown, unknown][] {
  if (Array.isArray(value)) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    return value.map((held, index) => [index, first[index] ?? schema.items, held]);
  }
  if (!isObject(value)) return [];
  const properties = (schema.properties ?? {}) as Json;
  return Object.entries(value).map(([name, held]) => [
    name,
    properties[name] ?? schema.additionalProperties,
    held,
  ]);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRefused(schema: Json): boolean {
  return Object.keys(schema).some((key) => REFUSED.test(key));
}

/** Schemas that a schema holds: of its value, and of what that holds. */
function listInner(schema: Json): unknown[] {
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (INNER.test(key)) return inner;
    return NAMED.test(key) ? Object.values(inner as Json) : [];
  });
}

/** Whether something is true of a schema, or of any that it holds or refers to. */
function says(schema: unknown, is: (schema: Json) => boolean, seen = new Set<unknown>()): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  return is(schema) || [follow(schema), ...listInner(schema)].some((one) => says(one, is, seen));
}

/** A value whose objects have nothing but their own properties: any other one seems to have a `constructor`. */
function disinherit(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(disinherit);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).map(([key, inner]) => [key, disinherit(inner)]);
  return Object.setPrototypeOf(Object.fromEntries(own), null);
}

function compile(schema: unknown): z.ZodType {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const $defs: Json = {};
  const whole = { allOf: [translate(schema, $defs)], $defs };
  const made = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
  compiled.set(key, made);
  return made;
}

/**
 * A schema as Zod reads it: without what it refuses; with every reference by one name, because it reads no further than
 * that; with types, because it looks at no other keyword without them; without patterns with Unicode names, which it
 * would read as other ones; and without demanding what only requests carry.
 */
function translate(schema: unknown, defs: Json): unknown {
  if (Array.isArray(schema)) return schema.map((one) => translate(one, defs));
  if (!isObject(schema)) return schema;
  const properties = (schema.properties ?? {}) as Record<
    string,
    { writeOnly?: unknown } | undefined
  >;
  const entries = Object.entries(schema).flatMap(([key, inner]): [string, unknown][] => {
    if (REFUSED.test(key) || key === '$defs') return [];
    if (key === 'pattern' && /\\p\{/i.test(String(inner))) return [];
    if (/^(?:anyOf|oneOf)$/.test(key) && (inner as unknown[]).some((one) => says(one, isRefused)))
      return [];
    if (key === '$ref') return [[key, refer(String(inner), defs)]];
    if (key === 'required')
      return [[key, (inner as string[]).filter((name) => properties[name]?.writeOnly !== true)]];
    if (INNER.test(key)) return [[key, translate(inner, defs)]];
    if (!NAMED.test(key)) return [[key, inner]];
    return [
      [
        key,
        Object.fromEntries(
          Object.entries(inner as Json).map(([name, one]) => [name, translate(one, defs)]),
        ),
      ],
    ];
  });
  const isUntyped = !('type' in schema) && entries.some(([key]) => TYPED.test(key));
  return Object.fromEntries(isUntyped ? [['type', TYPES], ...entries] : entries);
}

function refer(pointer: string, defs: Json): string {
  if (!(pointer in defs)) {
    defs[pointer] = {};
    defs[pointer] = translate(follow({ $ref: pointer }), defs);
  }
  return `#/$defs/${pointer.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
