import type { JsonType, Schema } from '@orchestrate/kit/openapi/document';

/** Keywords that say something only about values of one type. */
const KEYWORDS_OF_TYPE: Readonly<Partial<Record<JsonType, readonly string[]>>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'minProperties',
    'maxProperties',
    'patternProperties',
    'propertyNames',
    'dependentRequired',
    'dependentSchemas',
  ],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'minContains', 'maxContains'],
  string: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

const NUMBER_FORMATS: Readonly<Record<string, JsonType>> = {
  int32: 'integer',
  int64: 'integer',
  float: 'number',
  double: 'number',
};

/** Keywords that describe and demand nothing. */
const ANNOTATIONS = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$id',
  '$schema',
  'description',
  'example',
  'examples',
  'externalDocs',
  'title',
  'xml',
]);

/** Keywords that the normal form tells apart; everything else that is no annotation is a plain fact. */
const STRUCTURE = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'enum',
  'items',
  'oneOf',
  'prefixItems',
  'properties',
  'required',
  'type',
]);

const TRIVIAL_FACTS: Readonly<Record<string, unknown>> = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  uniqueItems: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
};

/** Keywords with a plain value that demand something. */
export function listFacts(schema: Schema): [keyword: string, value: unknown][] {
  return Object.entries(schema).filter(
    ([keyword, value]) =>
      !STRUCTURE.has(keyword) &&
      !ANNOTATIONS.has(keyword) &&
      !keyword.startsWith('x-') &&
      !(keyword in TRIVIAL_FACTS && TRIVIAL_FACTS[keyword] === value),
  );
}

/** The type that a schema means and does not name: `{ properties }` means objects. */
export function inferType(schema: Schema): JsonType | undefined {
  const keywords = new Set(Object.keys(schema));
  const found = Object.entries(KEYWORDS_OF_TYPE).find(([, own]) => own.some((keyword) => keywords.has(keyword)));
  if (found !== undefined) return found[0] as JsonType;
  return schema.format === undefined ? undefined : (NUMBER_FORMATS[schema.format] ?? 'string');
}

function belongsTo(keyword: string, type: JsonType, schema: Schema): boolean {
  if (keyword === 'format') {
    const owner = NUMBER_FORMATS[schema.format ?? ''] ?? 'string';
    return owner === type || (owner === 'integer' && type === 'number');
  }
  const family = type === 'integer' ? 'number' : type;
  return KEYWORDS_OF_TYPE[family]?.includes(keyword) === true;
}

/** Splits a schema of several types: what it says of one of them, and what it says whatever the type. */
export function pickKeywords(schema: Schema, type: JsonType | 'any'): Schema {
  const types: JsonType[] = ['object', 'array', 'string', 'number', 'integer'];
  const picked = Object.entries(schema).filter(([keyword]) => {
    if (keyword === 'type') return false;
    return type === 'any'
      ? !types.some((other) => belongsTo(keyword, other, schema))
      : belongsTo(keyword, type, schema);
  });
  return Object.fromEntries(picked);
}

const TYPES: readonly JsonType[] = ['object', 'array', 'string', 'number'];

/** Leaves out what says nothing, because it is about values of another type: `maximum` of a text. */
export function dropForeignKeywords(schema: Schema, type: JsonType): Schema {
  const family = type === 'integer' ? 'number' : type;
  const kept = Object.entries(schema).filter(
    ([keyword]) =>
      keyword === 'format' || !TYPES.some((other) => other !== family && belongsTo(keyword, other, schema)),
  );
  return Object.fromEntries(kept);
}
