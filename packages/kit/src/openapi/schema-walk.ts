import { parsePointer } from './references';

/** An object of which nothing is known. */
export type Json = Record<string, unknown>;

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a value stands decides whether it is a schema: a property may be called `schema`, and an example may look like one. */
type Place = 'object' | 'map' | 'callback' | 'components' | 'schema' | 'schemas' | 'schema-list' | 'data';

const PLACES: Readonly<
  Record<Exclude<Place, 'schemas' | 'schema-list' | 'data' | 'map' | 'callback'>, Readonly<Record<string, Place>>>
> = {
  object: {
    schema: 'schema',
    components: 'components',
    paths: 'map',
    webhooks: 'map',
    responses: 'map',
    content: 'map',
    headers: 'map',
    encoding: 'map',
    links: 'data',
    callbacks: 'callback',
    example: 'data',
    examples: 'data',
    security: 'data',
    servers: 'data',
    tags: 'data',
    info: 'data',
  },
  components: {
    schemas: 'schemas',
    securitySchemes: 'data',
    examples: 'data',
    links: 'data',
    callbacks: 'callback',
    parameters: 'map',
    responses: 'map',
    requestBodies: 'map',
    headers: 'map',
    pathItems: 'map',
  },
  schema: {
    properties: 'schemas',
    patternProperties: 'schemas',
    $defs: 'schemas',
    dependentSchemas: 'schemas',
    allOf: 'schema-list',
    anyOf: 'schema-list',
    oneOf: 'schema-list',
    prefixItems: 'schema-list',
    items: 'schema',
    not: 'schema',
    additionalProperties: 'schema',
    contains: 'schema',
    propertyNames: 'schema',
    unevaluatedProperties: 'schema',
    unevaluatedItems: 'schema',
    contentSchema: 'schema',
    if: 'schema',
    then: 'schema',
    else: 'schema',
  },
};

function placeOfChild(place: Place, key: string): Place {
  if (key.startsWith('x-') && place !== 'schemas' && place !== 'map') return 'data';
  if (place === 'schemas' || place === 'schema-list') return 'schema';
  if (place === 'map') return 'object';
  if (place === 'callback') return 'map';
  if (place === 'data') return 'data';
  return PLACES[place][key] ?? (place === 'schema' ? 'data' : 'object');
}

/** Whether a schema stands under a pointer of a document. */
export function isSchemaAt(pointer: string): boolean {
  return parsePointer(pointer).reduce<Place>(placeOfChild, 'object') === 'schema';
}

/** What becomes of a schema that stands below these keys. */
type Change = (schema: Json, keys: readonly string[]) => Json;

function mapValue(value: unknown, place: Place, change: Change, keys: readonly string[]): unknown {
  if (place === 'data') return value;
  if (Array.isArray(value)) {
    const inner = place === 'schema-list' ? 'schema' : place;
    return value.map((item, index) => mapValue(item, inner, change, [...keys, String(index)]));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, child]) => [key, mapValue(child, placeOfChild(place, key), change, [...keys, key])] as const,
  );
  const mapped = Object.fromEntries(entries);
  return place === 'schema' ? change(mapped, keys) : mapped;
}

/**
 * A document with every schema of it changed, inner ones first.
 * @param change - is told where the schema stands
 */
export function mapSchemas(document: object, change: Change): object {
  return mapValue(document, 'object', change, []) as object;
}

/** Shows every schema of a document, inner ones first; references are not followed. */
export function visitSchemas(document: object, see: (schema: Json) => void): void {
  mapSchemas(document, (schema) => {
    see(schema);
    return schema;
  });
}
