import type { MediaType, OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

type Json = Record<string, unknown>;
type Content = Readonly<Record<string, MediaType>>;

/** Media types that leave open which one it is. */
const ANY_TYPES = ['*/*', 'application/*'];
const JSON_TYPE = 'application/json';
function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a schema describes what only JSON can carry: a text, or something that is not described, may be anything. */
function isJsonValue(document: OpenApiDocument, { schema }: MediaType): boolean {
  const { value } = followSchema(document, schema, '#');
  const types = listTypes(value);
  if (types.length > 0) return types.every((type) => type !== 'string');
  return [value.properties, value.additionalProperties, value.allOf, value.oneOf, value.anyOf].some(Boolean);
}

function nameContent(document: OpenApiDocument, content: Content, found: { count: number }): Content {
  const names = Object.keys(content);
  const entries = Object.entries(content).map(([type, media]): [string, MediaType] => {
    const isOpen = ANY_TYPES.includes(type) && !names.includes(JSON_TYPE) && isJsonValue(document, media);
    if (!isOpen) return [type, media];
    found.count += 1;
    return [JSON_TYPE, media];
  });
  return Object.fromEntries(entries);
}

/** Bodies are no deeper than in a response of a callback: `paths`, path, method, `callbacks`, name, path, method, `responses`, status. */
const DEPTH = 10;
/** What holds no bodies, and may be deep or look like one. */
const CLOSED = [
  'schemas',
  'schema',
  'examples',
  'example',
  'headers',
  'links',
  'info',
  'securitySchemes',
  'parameters',
];

function nameWithin(document: OpenApiDocument, value: unknown, depth: number, found: { count: number }): unknown {
  if (!isObject(value) || depth === 0) return value;
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    if (CLOSED.includes(key) || key.startsWith('x-')) return [key, child];
    if (key === 'content' && isObject(child)) return [key, nameContent(document, child as Content, found)];
    return [key, nameWithin(document, child, depth - 1, found)];
  });
  return Object.fromEntries(entries);
}

/**
 * Takes a body whose media type is left open for JSON, unless its schema is that of a text: springdoc writes so wherever
 * nobody says which type it is. Gives the document and how many there were.
 */
export function nameAnyTypes(document: OpenApiDocument): {
  readonly document: OpenApiDocument;
  readonly count: number;
} {
  const found = { count: 0 };
  const named = nameWithin(document, document, DEPTH, found);
  // Only names of media types have changed.
  return { document: found.count === 0 ? document : (named as OpenApiDocument), count: found.count };
}
