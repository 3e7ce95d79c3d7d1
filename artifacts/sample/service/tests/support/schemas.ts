import { readFileSync } from 'node:fs';

import formats from 'ajv-formats';
import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** A JSON object of which nothing is known. */
export type Json = Record<string, unknown>;

/** The specification that the service was made of. */
export const specification = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Json;

/** A pattern as JSON Schema means it, with Unicode; one that is no such pattern, without. */
function readPattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

const SPECIFICATION = 'specification';
const ajv = formats
  .default(
    new Ajv2020({
      allErrors: true,
      // An answer has no `constructor` unless it says so.
      ownProperties: true,
      multipleOfPrecision: 9,
      // What OpenAPI adds to schemas, and formats that nobody knows, say nothing about values.
      strict: false,
      logger: false,
      code: { regExp: Object.assign(readPattern, { code: 'readPattern' }) },
    }),
  )
  .addSchema(read(JSON.stringify(specification)), SPECIFICATION);

const compiled = new Map<string, ValidateFunction>();

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
  const validate = compile(JSON.stringify(schema));
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message = 'is wrong' }) => `${instancePath || 'the whole'}: ${message}`,
  );
}

function compile(schema: string): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = ajv.compile(read(schema.replaceAll('"$ref":"#/', `"$ref":"${SPECIFICATION}#/`)));
  compiled.set(schema, made);
  return made;
}

/** A schema, or all of them, without demanding of answers what only requests carry. */
function read(text: string): AnySchema {
  return JSON.parse(text, (_key, value: unknown) => {
    const { properties, required } = (value ?? {}) as Partial<
      Record<string, Record<string, { writeOnly?: unknown } | undefined>>
    >;
    if (properties === undefined || !Array.isArray(required)) return value;
    return {
      ...(value as Json),
      required: required.filter((name: string) => properties[name]?.writeOnly !== true),
    };
  }) as AnySchema;
}
