import { STATUS_CODES } from 'node:http';

import { isSchemaAt, isObject } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

import type { Broken, Meant, ReadSlip } from './plain-slip';
import { findAbove, leftOut, replaced } from './plain-slip';

const EXPECTED = /^Expected type `(\w+)`(?: \((\w+)\))? but got `(\w+)`/;

/** What may be absent: written down with nothing behind it, as YAML makes easy, it says as much. */
const DISPENSABLE = new Set([
  'parameters',
  'tags',
  'description',
  'summary',
  'security',
  'properties',
  'required',
  'servers',
  'example',
  'examples',
  'format',
  'headers',
  'externalDocs',
  'enum',
  'title',
  'requestBody',
  'links',
  'callbacks',
]);

const readNothing: ReadSlip = (broken) => {
  const key = broken.keys.at(-1) ?? '';
  if (broken.keys.at(-2) === 'responses') return describeAnswer(broken, STATUS_CODES[key] ?? key);
  if (isSchemaAt(toPointer([...broken.keys])))
    return replaced(broken, {}, `nothing stands behind \`${key}\`: it may be any value`);
  if (broken.keys.at(-3) === 'security')
    return replaced(broken, [], `nothing stands behind \`${key}\`: no scope is asked for`);
  return DISPENSABLE.has(key) ? leftOut(broken, `nothing stands behind \`${key}\`: it is left out`) : undefined;
};

function describeAnswer(broken: Broken, description: string): Meant {
  return replaced(broken, { description }, 'an answer of which nothing but the status is told');
}

/** `tags: pets` is a list of one; so is the object that stands where a list of objects should. */
const readLoneValue: ReadSlip = (broken) => {
  const key = broken.keys.at(-1) ?? '';
  const value = findAbove(broken, 0);
  const reading = `\`${key}\` is a list: what stands there is taken for the only one`;
  if ((key === 'tags' || key === 'enum') && typeof value === 'string') return replaced(broken, [value], reading);
  if ((key === 'servers' || key === 'security') && isObject(value)) return replaced(broken, [value], reading);
  return undefined;
};

/** `tags: [pets]` of the document, `servers: [/v1]`, `security: [bearerAuth]`: names of what should be objects. */
const readName: ReadSlip = (broken) => {
  const value = findAbove(broken, 0);
  const list = broken.keys.at(-2);
  if (typeof value !== 'string' || list === undefined) return undefined;
  if (broken.keys.at(-1) !== undefined && broken.keys.at(-2) === 'responses') return describeAnswer(broken, value);
  const meant: Readonly<Record<string, unknown>> = {
    tags: { name: value },
    servers: { url: value },
    security: { [value]: [] },
  };
  if (!Object.hasOwn(meant, list)) return undefined;
  return replaced(broken, meant[list], `\`${value}\` stands for ${JSON.stringify(meant[list])}`);
};

/** `minimum: '3'`, `deprecated: 'true'`, `version: 1`. */
const readScalar: ReadSlip = (broken) => {
  const wanted = EXPECTED.exec(broken.message)?.[1];
  const value = findAbove(broken, 0);
  const shown = JSON.stringify(value);
  const meant = convert(wanted, value);
  return meant === undefined ? undefined : replaced(broken, meant, `${shown} is taken for ${JSON.stringify(meant)}`);
};

function convert(wanted: string | undefined, value: unknown): unknown {
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (typeof value !== 'string') return undefined;
  if (wanted === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const isWanted = wanted === 'number' ? Number.isFinite(number) : wanted === 'integer' && Number.isSafeInteger(number);
  return isWanted ? number : undefined;
}

/** Of examples nothing is asked but that they be told by name. */
const readExample: ReadSlip = (broken) => {
  const isEntry = broken.keys.at(-2) === 'examples';
  if (isEntry) return replaced(broken, { value: findAbove(broken, 0) }, 'an example is told by its `value`');
  return broken.keys.at(-1) === 'examples'
    ? leftOut(broken, '`examples` of a media type stand under names: they are left out')
    : undefined;
};

/** `examples: { tom: { name: Tom } }`, where the value itself stands under the name. */
export const readBareExample: ReadSlip = (broken) => {
  const isPart = broken.keys.at(-3) === 'examples' && broken.message.includes('is not expected here');
  return isPart ? readExample({ ...broken, keys: broken.keys.slice(0, -1) }) : undefined;
};

/** A value of another type than OpenAPI wants, of which there is no doubt what it stands for. */
export const readValueSlip: ReadSlip = (broken) => {
  const [, wanted, kind, given] = EXPECTED.exec(broken.message) ?? [];
  if (given === undefined) return undefined;
  if (given === 'null') return readNothing(broken);
  if (wanted === 'array' || kind === 'array') return readLoneValue(broken);
  if (broken.keys.slice(-2).includes('examples')) return readExample(broken);
  return kind === 'object' ? readName(broken) : readScalar(broken);
};

const MISSING = /^The field `(\w+)` must be present on this level/;
const ABSENT: Readonly<Record<string, { readonly at: RegExp; readonly value: unknown; readonly reading: string }>> = {
  version: { at: /^#\/info$/, value: '0.0.0', reading: 'no version is told: it is taken for 0.0.0' },
  title: { at: /^#\/info$/, value: 'API', reading: 'no title is told: it is taken for API' },
  responses: {
    at: /^#\/paths\/[^/]+\/\w+$/,
    value: {},
    reading: 'an operation without answers: none is declared',
  },
  scopes: { at: /\/flows\/\w+$/, value: {}, reading: 'a flow without scopes: it has none' },
};

/** What tells of the document alone. */
const LACKING_WHOLE: Readonly<Record<string, string>> = { externalDocs: 'url', license: 'name' };

/** What an object lacks and may well be told, or be done without. */
export const readLack: ReadSlip = (broken) => {
  const name = MISSING.exec(broken.message)?.[1] ?? '';
  const key = broken.keys.at(-1) ?? '';
  if (Object.hasOwn(LACKING_WHOLE, key) && LACKING_WHOLE[key] === name)
    return leftOut(broken, `\`${key}\` has no \`${name}\`: it is left out`);
  const absent = Object.hasOwn(ABSENT, name) ? ABSENT[name] : undefined;
  if (absent?.at.test(toPointer([...broken.keys])) !== true) return undefined;
  return replaced({ ...broken, keys: [...broken.keys, name] }, absent.value, absent.reading);
};
