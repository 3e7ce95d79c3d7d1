import { toPointer } from '../yaml/located-yaml';

import type { OpenApiDocument } from './document';
import type { Json } from './schema-walk';
import { isObject, mapSchemas } from './schema-walk';

const TELLING = ['type', '$ref', 'enum', 'const'];

function isUntyped(schema: Json): boolean {
  const { properties } = schema;
  return isObject(properties) && Object.keys(properties).length > 0 && TELLING.every((keyword) => !(keyword in schema));
}

/**
 * A specification whose schemas with `properties` and no `type` say that they describe objects, which is what whoever
 * wrote them means: JSON Schema lets `null`, a list or a text pass. Places stay where they are.
 */
export function assumeObjects(document: OpenApiDocument): {
  readonly document: OpenApiDocument;
  /** Where the type was left out. */
  readonly pointers: readonly string[];
} {
  const pointers: string[] = [];
  const typed = mapSchemas(document, (schema, keys) => {
    if (!isUntyped(schema)) return schema;
    pointers.push(toPointer(keys));
    return { ...schema, type: 'object' };
  });
  return { document: typed as OpenApiDocument, pointers };
}
