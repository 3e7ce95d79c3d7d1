import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findByPointer } from '@orchestrate/kit/openapi/references';
import { mapSchemas } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

type Json = Readonly<Record<string, unknown>>;

/** What a schema may say beside its type without telling anything of its values. */
const IDLE = ['type', 'title', 'description', 'example', 'examples', 'nullable', 'deprecated'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The types that a schema names; `undefined` where it names none. */
function listTypes(document: OpenApiDocument, schema: unknown): string[] | undefined {
  if (!isObject(schema)) return undefined;
  const { type, $ref } = schema;
  const meant = typeof $ref === 'string' ? findByPointer(document, $ref) : undefined;
  if (isObject(meant)) return typeof meant.type === 'string' ? [meant.type] : undefined;
  return typeof type === 'string' || Array.isArray(type) ? ([type].flat() as string[]) : undefined;
}

/** Whether a property only keeps a place: "data: an object, which varies by operation". */
function isPlaceholder(property: unknown): boolean {
  return isObject(property) && property.type === 'object' && Object.keys(property).every((key) => IDLE.includes(key));
}

/** The properties of a part that later parts give other types, which no value can have at once. */
function listOverruled(document: OpenApiDocument, properties: Json, later: readonly unknown[]): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isPlaceholder(property)) return [];
    const others = later.flatMap((part) => {
      const own = isObject(part) && isObject(part.properties) ? part.properties[name] : undefined;
      return listTypes(document, own) ?? [];
    });
    return others.length > 0 && !others.includes('object') ? [name] : [];
  });
}

function settlePart(
  document: OpenApiDocument,
  part: SchemaOrBoolean,
  later: readonly unknown[],
): { readonly part: unknown; readonly overruled: readonly string[] } {
  const { $ref } = isObject(part) ? part : {};
  const whole = typeof $ref === 'string' ? findByPointer(document, $ref) : part;
  if (!isObject(whole) || !isObject(whole.properties)) return { part, overruled: [] };
  const overruled = listOverruled(document, whole.properties, later);
  if (overruled.length === 0) return { part, overruled };
  const kept = Object.entries(whole.properties).filter(([name]) => !overruled.includes(name));
  return { part: { ...whole, properties: Object.fromEntries(kept) }, overruled };
}

/**
 * Parts of an `allOf` of which a later one says what a placeholder of an earlier one holds, and gives it another type:
 * `data` would have to be an object and a list at once.
 */
export function dropOverruled(document: OpenApiDocument): Settled {
  const remarks: { pointer: string; message: string }[] = [];
  const settled = mapSchemas(document, (schema, keys) => {
    const { allOf } = schema;
    if (!Array.isArray(allOf)) return schema;
    const parts = allOf.map((part, index) =>
      settlePart(document, part as SchemaOrBoolean, (allOf as unknown[]).slice(index + 1)),
    );
    const names = parts.flatMap(({ overruled }) => overruled);
    if (names.length === 0) return schema;
    const quoted = names.map((name) => `\`${name}\``).join(', ');
    const message = `no value of ${quoted} is an object and what a later part of \`allOf\` says: the later part is followed`;
    remarks.push({ pointer: toPointer(keys), message });
    return { ...schema, allOf: parts.map(({ part }) => part) };
  });
  return { document: remarks.length === 0 ? document : (settled as OpenApiDocument), remarks };
}
