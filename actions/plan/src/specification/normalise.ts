import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { Json } from '@orchestrate/kit/openapi/schema-walk';
import { isObject, mapSchemas } from '@orchestrate/kit/openapi/schema-walk';

const ANNOTATIONS = ['title', 'description', 'deprecated', 'readOnly', 'writeOnly', 'default'];

function pick(schema: Json, keep: (key: string) => boolean): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => keep(key)));
}

/** What holds values beside their type: of null it would have to say something too. */
const CHOICES = ['$ref', 'allOf', 'anyOf', 'oneOf', 'const'];

/** `nullable` next to a type widens the type; next to a composition, null becomes one more choice. */
function convertNullable(schema: Json): Json {
  if (typeof schema.nullable !== 'boolean') return schema;
  const { nullable, ...rest } = schema;
  if (!nullable) return rest;
  const types = [rest.type ?? []].flat() as unknown[];
  if (types.includes('null')) return rest;
  if (types.length > 0 && !CHOICES.some((key) => key in rest)) {
    const widened = { ...rest, type: [...types, 'null'] };
    return Array.isArray(rest.enum) && !rest.enum.includes(null)
      ? { ...widened, enum: [...(rest.enum as unknown[]), null] }
      : widened;
  }
  const inner = pick(rest, (key) => !ANNOTATIONS.includes(key));
  if (Object.keys(inner).length === 0) return rest;
  return { ...pick(rest, (key) => ANNOTATIONS.includes(key)), anyOf: [inner, { type: 'null' }] };
}

function convertBound(schema: Json, exclusive: string, inclusive: string): Json {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  const { [exclusive]: isExclusive, [inclusive]: bound, ...rest } = schema;
  if (bound === undefined) return rest;
  return isExclusive === true ? { ...rest, [exclusive]: bound } : { ...rest, [inclusive]: bound };
}

function convertFormat(schema: Json): Json {
  if (schema.type !== 'string') return schema;
  const { format, ...rest } = schema;
  // `contentEncoding` alone only tells what the text is; the format stays, because texts were held to it.
  if (format === 'byte') return { ...schema, contentEncoding: 'base64' };
  if (format === 'binary') return { ...rest, contentMediaType: 'application/octet-stream' };
  return schema;
}

function convertExample(schema: Json): Json {
  if (!('example' in schema)) return schema;
  const { example, ...rest } = schema;
  return { ...rest, examples: [example] };
}

function convertSchema(schema: Json): Json {
  // In 3.0 everything beside a reference is ignored; since 3.1 it counts. `nullable` is always meant.
  if (typeof schema.$ref === 'string')
    return convertNullable(pick(schema, (key) => ['$ref', 'description', 'nullable'].includes(key)));
  const bounded = convertBound(convertBound(schema, 'exclusiveMinimum', 'minimum'), 'exclusiveMaximum', 'maximum');
  return convertExample(convertNullable(convertFormat(bounded)));
}

/**
 * Writes a bundled document as OpenAPI 3.1: what only 3.0 has (`nullable`, boolean exclusive bounds, `format: binary`
 * and `byte`, a schema's single `example`) is converted. Of a document of 3.1 only `nullable` is, which it may not have.
 */
export function normaliseDocument(document: unknown): OpenApiDocument {
  if (!isObject(document)) throw new Error('a bundled document is an object');
  const isOld = typeof document.openapi === 'string' && document.openapi.startsWith('3.0');
  const converted = isOld
    ? mapSchemas({ ...document, openapi: '3.1.0' }, convertSchema)
    : mapSchemas(document, convertNullable);
  // The parser has checked the structure; this is the one place where it gets its type.
  return converted as OpenApiDocument;
}
