import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { readLiteral } from '@orchestrate/kit/source-code/literals';
import type ts from 'typescript';

import type { Step } from './schema-chain';

/** As much of JSON Schema as is written from code. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A schema, and whether what it describes may be left out. */
export interface Part {
  readonly schema: JsonSchema;
  readonly isOptional: boolean;
}

type Read = (node: ts.Expression) => Part | undefined;

const LENGTHS: Readonly<Record<string, string>> = { string: 'Length', array: 'Items' };
const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  uuid: 'uuid',
  url: 'uri',
  datetime: 'date-time',
  date: 'date',
};
// What they do does not show in a schema, or narrows what is accepted in a way that no schema says.
const SILENT =
  /^(?:openapi|describe|meta|brand|readonly|refine|superRefine|check|catch|strict|passthrough|loose|strip|trim|toLowerCase|toUpperCase|transform|pipe|finite|safe|unwrap)$/;

function bound(schema: JsonSchema, edge: 'min' | 'max', value: unknown): JsonSchema {
  const kind = LENGTHS[schema.type ?? ''];
  if (typeof value !== 'number') return schema;
  return { ...schema, [kind === undefined ? `${edge}imum` : `${edge}${kind}`]: value };
}

/** Limits of numbers, strings and lists; `undefined` for a step of another kind. */
function limit(schema: JsonSchema, name: string, value: unknown): JsonSchema | undefined {
  if (name === 'min' || name === 'gte') return bound(schema, 'min', value);
  if (name === 'max' || name === 'lte') return bound(schema, 'max', value);
  if (name === 'length') return bound(bound(schema, 'min', value), 'max', value);
  if (name === 'nonempty') return bound(schema, 'min', 1);
  if (name === 'int') return { ...schema, type: 'integer' };
  if (name === 'positive') return { ...schema, exclusiveMinimum: 0 };
  if (name === 'negative') return { ...schema, exclusiveMaximum: 0 };
  if (name === 'nonnegative') return { ...schema, minimum: 0 };
  if (name === 'gt' || name === 'lt')
    return { ...schema, [name === 'gt' ? 'exclusiveMinimum' : 'exclusiveMaximum']: value };
  const format = schema.type === 'string' ? FORMATS[name] : undefined;
  return format === undefined ? undefined : { ...schema, format };
}

function pick(schema: JsonSchema, names: unknown, isWanted: boolean): JsonSchema {
  const listed = typeof names === 'object' && names !== null ? Object.keys(names) : [];
  const keeps = (name: string): boolean => listed.includes(name) === isWanted;
  const { properties = {}, required = [] } = schema;
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => keeps(name))),
    required: required.filter(keeps),
  };
}

function extend(schema: JsonSchema, other: JsonSchema): JsonSchema {
  const properties = { ...schema.properties, ...other.properties };
  const replaced = Object.keys(other.properties ?? {});
  const required = [...(schema.required ?? []).filter((name) => !replaced.includes(name)), ...(other.required ?? [])];
  return { type: 'object', properties, required };
}

/** Steps that make one schema of another, by what they are called with. */
function combine({ schema }: Part, { name, args: [first] }: Step, value: unknown, read: Read): JsonSchema | undefined {
  if (name === 'array') return { type: 'array', items: schema };
  if (name === 'nullable' || name === 'nullish') return { anyOf: [schema, { type: 'null' }] };
  if (name === 'partial') return { ...schema, required: [] };
  if (name === 'required') return { ...schema, required: Object.keys(schema.properties ?? {}) };
  if (name === 'pick' || name === 'omit') return pick(schema, value, name === 'pick');
  if (first === undefined) return undefined;
  const other = read(first)?.schema ?? {};
  if (name === 'or') return { anyOf: [schema, other] };
  if (name === 'and') return { allOf: [schema, other] };
  return name === 'extend' || name === 'merge' || name === 'safeExtend' ? extend(schema, other) : undefined;
}

/** What a call on a schema makes of it; `undefined` for one that is not known. */
export function applyStep(part: Part, step: Step, evaluator: Evaluator, read: Read): Part | undefined {
  const { name, args } = step;
  const [first] = args;
  if (name === 'optional') return { ...part, isOptional: true };
  if (SILENT.test(name)) return part;
  const value = first === undefined ? undefined : readLiteral(first, evaluator);
  if (name === 'default')
    return { schema: typeof value === 'symbol' ? part.schema : { ...part.schema, default: value }, isOptional: true };
  if (name === 'regex') {
    const pattern = first === undefined ? undefined : /^\/(.*)\/$/s.exec(first.getText())?.[1];
    return pattern === undefined ? part : { ...part, schema: { ...part.schema, pattern } };
  }
  const schema = limit(part.schema, name, value) ?? combine(part, step, value, read);
  return schema === undefined ? undefined : { schema, isOptional: part.isOptional || name === 'nullish' };
}
