import { isObject } from '@orchestrate/kit/openapi/schema-walk';

import type { Meant, ReadSlip } from './plain-slip';
import { findAbove, findHolder, leftOut, replaced } from './plain-slip';

type Json = Record<string, unknown>;

interface Typed {
  readonly type?: string;
  readonly format?: string;
}

/** Names that other languages have for types, in small letters. */
const TYPES: Readonly<Record<string, Typed>> = {
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  bigint: { type: 'integer', format: 'int64' },
  integer: { type: 'integer' },
  float: { type: 'number', format: 'float' },
  double: { type: 'number', format: 'double' },
  decimal: { type: 'number' },
  number: { type: 'number' },
  bool: { type: 'boolean' },
  boolean: { type: 'boolean' },
  string: { type: 'string' },
  str: { type: 'string' },
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  'date-time': { type: 'string', format: 'date-time' },
  timestamp: { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  uri: { type: 'string', format: 'uri' },
  file: { type: 'string', format: 'binary' },
  binary: { type: 'string', format: 'binary' },
  object: { type: 'object' },
  array: { type: 'array' },
  list: { type: 'array' },
  any: {},
  mixed: {},
};

/** `type: int`, `type: datetime`; and what only 3.1 has, `type: [string, 'null']`, in a document of 3.0. */
const readType: ReadSlip = (broken) => {
  const type = findAbove(broken, 0);
  const schema = findHolder(broken);
  if (schema === undefined || !broken.message.startsWith('`type` can be one of the following only')) return undefined;
  if (Array.isArray(type) && type.every((one) => typeof one === 'string')) return listTypes(schema, type);
  const known = typeof type === 'string' ? type.toLowerCase() : '';
  const meant = Object.hasOwn(TYPES, known) ? TYPES[known] : undefined;
  if (meant === undefined) return undefined;
  return {
    reading: `the type \`${String(type)}\` is taken for ${describe(meant)}`,
    mend: () => {
      const { format } = schema;
      Reflect.deleteProperty(schema, 'type');
      Object.assign(schema, meant, format === undefined ? {} : { format });
    },
  };
};

function describe({ type, format }: Typed): string {
  if (type === undefined) return 'any value';
  return format === undefined ? `\`${type}\`` : `\`${type}\` of the format \`${format}\``;
}

const OWN_TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array']);

/** One type that may be null is told as 3.0 has it. */
function listTypes(schema: Json, types: readonly string[]): Meant | undefined {
  const [type, ...others] = types.filter((one) => one !== 'null');
  if (type === undefined || others.length > 0 || !OWN_TYPES.has(type)) return undefined;
  return {
    reading: 'a list of types is a word of OpenAPI 3.1: it is read as that has it',
    mend: () => void Object.assign(schema, { type }, types.includes('null') ? { nullable: true } : {}),
  };
}

/** `exclusiveMinimum: 3` and `examples: [a]`, which only 3.1 has, in a document of 3.0. */
const readLaterWord: ReadSlip = (broken) => {
  const schema = findHolder(broken);
  const word = broken.keys.at(-1) ?? '';
  const value = findAbove(broken, 0);
  const bound = /^exclusive(Minimum|Maximum)$/.exec(word)?.[1]?.toLowerCase();
  const reading = `\`${word}\` is read as OpenAPI 3.1 has it`;
  if (schema === undefined) return undefined;
  if (bound !== undefined && typeof value === 'number')
    return { reading, mend: () => Object.assign(schema, { [bound]: value, [word]: true }) };
  if (word !== 'examples' || !Array.isArray(value) || !broken.message.includes('is not expected here'))
    return undefined;
  return {
    reading,
    mend: () => {
      Reflect.deleteProperty(schema, word);
      schema.example ??= value[0];
    },
  };
};

function isTold(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

/** `required: true` at a property is told by the list of its object; at anything else it says nothing of a value. */
const readRequired: ReadSlip = (broken) => {
  const told = isTold(findAbove(broken, 0));
  const [map, name, word] = broken.keys.slice(-3);
  if (word !== 'required' || told === undefined || !broken.message.startsWith('Expected type `array`'))
    return undefined;
  const object = map === 'properties' ? findHolder(broken, 3) : undefined;
  if (object === undefined || name === undefined)
    return leftOut(broken, '`required` of a schema is a list of names: it is left out');
  const plain = leftOut(broken, `\`required: ${String(told)}\` at the property \`${name}\` is told by its object`);
  return {
    reading: plain.reading,
    mend: () => {
      plain.mend();
      const list = Array.isArray(object.required) ? (object.required as unknown[]) : [];
      if (told && !list.includes(name)) object.required = [...list, name];
    },
  };
};

/** `required: name` names one property. */
const readOneRequired: ReadSlip = (broken) => {
  const name = findAbove(broken, 0);
  const properties = findHolder(broken)?.properties;
  if (broken.keys.at(-1) !== 'required' || typeof name !== 'string' || !isObject(properties)) return undefined;
  return Object.hasOwn(properties, name)
    ? replaced(broken, [name], '`required` is a list: what stands there is taken for the only one')
    : undefined;
};

/** What schemas say in words of other languages, or of another version of OpenAPI. */
export const SCHEMA_SLIPS: readonly ReadSlip[] = [readType, readLaterWord, readRequired, readOneRequired];
