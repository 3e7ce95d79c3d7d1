import type { OpenApiDocument, Parameter, Schema, SchemaOrBoolean } from '../openapi/document';
import { followSchema, listTypes, mergeSchema } from '../openapi/schemas';

/** A value to ask with, and how much is known of it. */
export interface Sample {
  readonly value: unknown;
  /** `stated`: the specification gives it as example, default, constant or member. `made`: it only fits the schema. */
  readonly origin: 'stated' | 'made';
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2000-01-01',
  'date-time': '2000-01-01T00:00:00Z',
  time: '00:00:00Z',
  duration: 'P1D',
  email: 'nobody@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function makeNumber(schema: Schema, isInteger: boolean): number {
  const step = isInteger ? 1 : 0.5;
  const lowest = Math.max(schema.minimum ?? -Infinity, (schema.exclusiveMinimum ?? -Infinity) + step);
  const highest = Math.min(schema.maximum ?? Infinity, (schema.exclusiveMaximum ?? Infinity) - step);
  if (Number.isFinite(lowest)) return isInteger ? Math.ceil(lowest) : lowest;
  if (Number.isFinite(highest)) return Math.min(isInteger ? Math.floor(highest) : highest, 1);
  return 1;
}

/** A short text of the right length; one that must match a pattern cannot be made up here. */
function makeText(schema: Schema): string | undefined {
  const known = schema.format === undefined ? undefined : BY_FORMAT[schema.format];
  if (known !== undefined) return known;
  const text = 'a'.repeat(Math.max(1, schema.minLength ?? 1));
  if (schema.pattern === undefined) return text;
  const candidates = [text, text.toUpperCase(), '0'.repeat(text.length), '1', 'a-a', 'A1'];
  return candidates.find((candidate) => matches(candidate, schema));
}

function matches(text: string, { pattern = '', minLength = 0, maxLength = Infinity }: Schema): boolean {
  try {
    return new RegExp(pattern, 'u').test(text) && text.length >= minLength && text.length <= maxLength;
  } catch {
    return false;
  }
}

function findStated(schema: Schema): Sample | undefined {
  const stated = [schema.const, schema.examples?.[0], schema.example, schema.default, schema.enum?.[0]];
  const value = stated.find((candidate) => candidate !== undefined);
  return value === undefined ? undefined : { value, origin: 'stated' };
}

/** A value that fits a schema, the smallest that comes to mind; `undefined` where none does. */
export function sampleSchema(document: OpenApiDocument, given: SchemaOrBoolean | undefined): Sample | undefined {
  const { schema } = mergeSchema(document, given, '#');
  const stated = findStated(schema);
  if (stated !== undefined) return stated;
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice !== undefined) return sampleSchema(document, choice);
  const [type = 'string'] = listTypes(schema);
  if (type === 'integer' || type === 'number') return { value: makeNumber(schema, type === 'integer'), origin: 'made' };
  if (type === 'boolean') return { value: false, origin: 'made' };
  if (type === 'array') return sampleArray(document, schema);
  if (type !== 'string') return undefined;
  const text = makeText(schema);
  return text === undefined ? undefined : { value: text, origin: 'made' };
}

function sampleArray(document: OpenApiDocument, schema: Schema): Sample | undefined {
  const item = sampleSchema(document, schema.items);
  return item === undefined ? undefined : { value: [item.value], origin: item.origin };
}

/** A value for a parameter: its own example first, then what its schema offers. */
export function sampleParameter(document: OpenApiDocument, parameter: Parameter): Sample | undefined {
  const media = Object.values(parameter.content ?? {})[0];
  const stated = readExample(parameter) ?? (media === undefined ? undefined : readExample(media));
  if (stated !== undefined) return { value: stated, origin: 'stated' };
  if (media !== undefined) return undefined;
  return sampleSchema(document, parameter.schema);
}

function readExample(owner: object): unknown {
  if ('example' in owner && owner.example !== undefined) return owner.example;
  if (!('examples' in owner) || typeof owner.examples !== 'object' || owner.examples === null) return undefined;
  const first: unknown = Object.values(owner.examples)[0];
  return typeof first === 'object' && first !== null && 'value' in first ? first.value : undefined;
}

/** An id that fits its schema and that, as far as anybody can tell, nothing has. */
export function sampleMissingId(document: OpenApiDocument, parameter: Parameter): Sample | undefined {
  const schema = followSchema(document, parameter.schema, '#').value;
  const [type] = listTypes(schema);
  if (schema.enum !== undefined || schema.const !== undefined) return sampleParameter(document, parameter);
  if (type === 'integer' || type === 'number') {
    const highest = Math.min(schema.maximum ?? 2_147_483_647, (schema.exclusiveMaximum ?? Infinity) - 1);
    return { value: highest, origin: 'made' };
  }
  const { example: _example, examples: _examples, default: _default, ...rules } = schema;
  if (schema.format !== undefined || schema.pattern !== undefined) return sampleSchema(document, rules);
  const longest = schema.maxLength ?? 40;
  return { value: 'no-such-thing-'.padEnd(schema.minLength ?? 0, 'x').slice(0, longest), origin: 'made' };
}
