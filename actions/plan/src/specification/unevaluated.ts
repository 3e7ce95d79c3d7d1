import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findByPointer } from '@orchestrate/kit/openapi/references';
import type { Json } from '@orchestrate/kit/openapi/schema-walk';
import { isObject, mapSchemas } from '@orchestrate/kit/openapi/schema-walk';

/** What counts as looked at beside the words of a schema itself, its references and its `allOf`. */
const CHOOSING = ['anyOf', 'oneOf', 'if', 'not', 'dependentSchemas', 'patternProperties', 'contains', '$dynamicRef'];

/** A schema and all that its references and its `allOf` add; `undefined`: what is looked at depends on the value. */
function listParts(document: OpenApiDocument, schema: unknown, open: readonly string[] = []): Json[] | undefined {
  if (!isObject(schema)) return schema === true ? [] : undefined;
  if (CHOOSING.some((word) => word in schema)) return undefined;
  const { $ref, allOf = [] } = schema;
  const isOpen = typeof $ref === 'string' && open.includes($ref);
  if (isOpen || !Array.isArray(allOf)) return undefined;
  const referred =
    typeof $ref === 'string' ? [listParts(document, findByPointer(document, $ref), [...open, $ref])] : [];
  const below = [...referred, ...allOf.map((part) => listParts(document, part, open))];
  const found = below.flatMap((parts) => parts ?? []);
  return below.includes(undefined) ? undefined : [...found, schema];
}

/** Says of a schema's own words what it says of those of all its parts; `undefined`: no own word can. */
function closeProperties(parts: readonly Json[], schema: Json): Json | undefined {
  const { unevaluatedProperties: others, ...rest } = schema;
  const inner = parts.filter((part) => part !== schema);
  // Whatever a part says of other properties looks at all of them.
  if ('additionalProperties' in rest) return rest;
  if (inner.some((part) => 'additionalProperties' in part || 'unevaluatedProperties' in part)) return undefined;
  const named = inner.map(({ properties }) => (isObject(properties) ? properties : {}));
  const own = isObject(rest.properties) ? [rest.properties] : [];
  const properties = Object.fromEntries([...named, ...own].flatMap((some) => Object.entries(some)));
  return { ...rest, properties, additionalProperties: others };
}

function closeItems(parts: readonly Json[], schema: Json): Json | undefined {
  const { unevaluatedItems: others, ...rest } = schema;
  if (parts.length > 1) return undefined;
  return 'items' in rest ? rest : { ...rest, items: others };
}

/**
 * Writes `unevaluatedProperties` and `unevaluatedItems` as `additionalProperties` and `items`, which mean the same where
 * nothing but references and `allOf` adds to a schema.
 */
export function closeUnevaluated(document: OpenApiDocument): OpenApiDocument {
  const mapped = mapSchemas(document, (schema) => {
    const parts = 'unevaluatedProperties' in schema || 'unevaluatedItems' in schema ? listParts(document, schema) : [];
    if (parts === undefined || parts.length === 0) return schema;
    const closed = 'unevaluatedProperties' in schema ? (closeProperties(parts, schema) ?? schema) : schema;
    return 'unevaluatedItems' in closed ? (closeItems(parts, closed) ?? closed) : closed;
  });
  // Words of schemas alone have changed.
  return mapped as OpenApiDocument;
}
