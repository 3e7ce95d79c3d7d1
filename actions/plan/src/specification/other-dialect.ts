import { findByPointer, parsePointer } from '@orchestrate/kit/openapi/references';
import { isSchemaAt } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

const BOUNDS: Readonly<Record<string, string>> = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' };

/** What a keyword of a schema is read as, where it is written as in another place, or another version, of OpenAPI. */
export function readOtherDialect(message: string, pointer: string): string | undefined {
  const keys = parsePointer(pointer);
  const keyword = keys.pop() ?? '';
  // Nothing but a schema of 3.0 has it, and another file does not say where its schemas are.
  if (message.startsWith('Property `nullable` is not expected here'))
    return '`nullable` is no word of OpenAPI 3.1: it is read as 3.0 has it';
  if (!isSchemaAt(toPointer(keys))) return undefined;
  if (keyword === 'examples' && message === 'Expected type `array` but got `object`.')
    return '`examples` of a schema are a list: those under names are taken for one';
  if (BOUNDS[keyword] !== undefined && message === 'Expected type `number` but got `boolean`.')
    return `\`${keyword}\` is a number since OpenAPI 3.1: true or false is read as 3.0 has it`;
  return undefined;
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** `{ cat: { value: 'Tom' } }` becomes `['Tom']`. */
function listExamples(examples: unknown): unknown[] {
  return Object.values(isObject(examples) ? examples : {}).map((one) =>
    isObject(one) && 'value' in one ? one.value : one,
  );
}

function bindExclusively(schema: Json, keyword: string): void {
  const bound = BOUNDS[keyword] ?? '';
  const isExclusive = schema[keyword] === true && typeof schema[bound] === 'number';
  if (isExclusive) schema[keyword] = schema[bound];
  Reflect.deleteProperty(schema, isExclusive ? bound : keyword);
}

/** Writes a keyword as this place, and this version, has it. */
export function writeOwnDialect(root: unknown, pointer: string): void {
  const keys = parsePointer(pointer);
  const keyword = keys.pop() ?? '';
  const schema = findByPointer(root, toPointer(keys));
  if (!isObject(schema)) return;
  // Whatever else it is, `nullable` is converted with those of documents of 3.0.
  if (keyword === 'nullable') return;
  if (keyword === 'examples') schema.examples = listExamples(schema.examples);
  else bindExclusively(schema, keyword);
}
