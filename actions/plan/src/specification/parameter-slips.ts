import { isObject } from '@orchestrate/kit/openapi/schema-walk';

import type { Broken, Meant, ReadSlip } from './plain-slip';
import { findAbove, findHolder } from './plain-slip';

type Json = Record<string, unknown>;

/** Words of schemas that OpenAPI 2 has at parameters and headers themselves. */
const SCHEMA_WORDS = [
  'type',
  'format',
  'enum',
  'default',
  'items',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'multipleOf',
  'nullable',
];

const LACKS_SCHEMA = 'Must contain at least one of the following fields: schema, content';

function moveWords(parameter: Json): void {
  const given = SCHEMA_WORDS.filter((word) => Object.hasOwn(parameter, word));
  const { schema } = parameter;
  const moved = Object.fromEntries(given.map((word) => [word, parameter[word]]));
  parameter.schema = isObject(schema) ? { ...moved, ...schema } : given.length === 0 ? { type: 'string' } : moved;
  for (const word of given) Reflect.deleteProperty(parameter, word);
}

/** A parameter or header whose schema is lacking, or stands beside its name as OpenAPI 2 has it. */
const readSchemaBeside: ReadSlip = (broken) => {
  if (broken.message.startsWith(LACKS_SCHEMA)) {
    const parameter = findHolder(broken, 0);
    if (parameter === undefined) return undefined;
    const isTold = SCHEMA_WORDS.some((word) => Object.hasOwn(parameter, word));
    const reading = isTold
      ? 'its schema stands beside its name, as OpenAPI 2 has it'
      : 'no schema is told: it is taken for a text';
    return { reading, mend: () => moveWords(parameter) };
  }
  const word = broken.keys.at(-1) ?? '';
  const holder = findHolder(broken);
  const isOfOne = holder !== undefined && isParameter(broken, holder) && !isReferring(holder.schema);
  if (!isOfOne || !SCHEMA_WORDS.includes(word) || !broken.message.includes('is not expected here')) return undefined;
  return { reading: `\`${word}\` is a word of its schema`, mend: () => moveWords(holder) };
};

function isReferring(schema: unknown): boolean {
  return isObject(schema) && typeof schema.$ref === 'string';
}

function isParameter({ keys }: Broken, holder: Json): boolean {
  return (typeof holder.name === 'string' && typeof holder.in === 'string') || keys.at(-3) === 'headers';
}

const BODY = { reading: 'a parameter in the body is the body of the request, as OpenAPI 2 has it' };

/** `in: body` of OpenAPI 2, in an operation that has no body otherwise. */
const readBody: ReadSlip = (broken) => {
  const parameter = findHolder(broken);
  const operation = findHolder(broken, 3);
  const isBody = broken.keys.at(-1) === 'in' && parameter?.in === 'body' && broken.keys.at(-3) === 'parameters';
  const list = operation?.parameters;
  if (!isBody || operation === undefined || operation.requestBody !== undefined || !Array.isArray(list))
    return undefined;
  if (list.filter((one) => isObject(one) && one.in === 'body').length !== 1) return undefined;
  return {
    ...BODY,
    mend: () => {
      const schema = parameter.schema ?? {};
      operation.parameters = list.filter((one) => one !== parameter);
      operation.requestBody = { required: parameter.required === true, content: { 'application/json': { schema } } };
    },
  };
};

const UNDEFINED = /^The operation does not define the path parameter `\{([^{}]+)\}`/;

function isPathParameter(one: unknown): one is Json {
  return isObject(one) && one.in === 'path' && typeof one.name === 'string';
}

function listOwn(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/**
 * A parameter that the path names and nothing declares is a text. Where the operation declares just one that the path
 * does not name, and lacks just one, this is the one.
 */
const readUndeclared: ReadSlip = (broken) => {
  const name = UNDEFINED.exec(broken.message)?.[1];
  const at = broken.keys.indexOf('paths') === 0 ? broken.keys : [];
  const [, path, method] = at;
  if (name === undefined || path === undefined || method === undefined) return undefined;
  const operation = findHolder({ ...broken, keys: at.slice(0, 3) }, 0);
  const item = findHolder({ ...broken, keys: at.slice(0, 2) }, 0);
  if (operation === undefined || item === undefined) return undefined;
  const named = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]);
  const declared = [...listOwn(item.parameters), ...listOwn(operation.parameters)];
  if (declared.some((one) => isObject(one) && '$ref' in one)) return declareText(operation, name);
  const idle = declared.filter((one) => isPathParameter(one) && !named.includes(String(one.name)));
  const names = new Set(declared.filter(isPathParameter).map((one) => one.name));
  const lacking = named.filter((one) => one !== undefined && !names.has(one));
  const [only, ...others] = listOwn(operation.parameters).filter((one) => idle.includes(one));
  if (idle.length === 0) return declareText(operation, name);
  if (!isPathParameter(only) || others.length > 0 || idle.length > 1 || lacking.length !== 1) return undefined;
  return {
    reading: `the path parameter \`${String(only.name)}\` is taken for \`${name}\`, which the path has`,
    mend: () => {
      only.name = name;
    },
  };
};

function declareText(operation: Json, name: string): Meant {
  return {
    reading: `the path parameter \`${name}\` is not declared: it is taken for a text`,
    mend: () => {
      const parameter = { name, in: 'path', required: true, schema: { type: 'string' } };
      const list = listOwn(operation.parameters);
      if (!list.some((one) => isPathParameter(one) && one.name === name)) operation.parameters = [...list, parameter];
    },
  };
}

/** The same parameter twice, in the same words. */
const readTwice: ReadSlip = (broken) => {
  const list = findAbove(broken, 1);
  const again = findAbove(broken, 0);
  if (!broken.message.startsWith('Operations must have unique `name` + `in`') || !Array.isArray(list)) return undefined;
  const same = list.filter((one) => JSON.stringify(one) === JSON.stringify(again));
  if (same.length < 2) return undefined;
  return {
    reading: 'a parameter is declared twice in the same words: it is declared once',
    mend: () => void list.splice(list.lastIndexOf(again), 1),
  };
};

/** What is wrong with parameters and leaves no doubt. */
export const PARAMETER_SLIPS: readonly ReadSlip[] = [readSchemaBeside, readBody, readUndeclared, readTwice];
