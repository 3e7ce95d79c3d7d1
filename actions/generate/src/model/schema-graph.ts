import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findByPointer, parsePointer } from '@orchestrate/kit/openapi/references';

/** The component that a reference leads to or into: `#/components/schemas/Pet/properties/id` leads into `Pet`. */
function findTargetComponent(reference: string): string | undefined {
  const [components, schemas, name] = parsePointer(reference);
  return components === 'components' && schemas === 'schemas' ? name : undefined;
}

/** Keys whose values are data, not schemas. */
const DATA = new Set(['const', 'default', 'enum', 'example', 'examples', 'discriminator', 'links']);

/** Keys below which anything stands by a name, so that what is called `type` or `default` there is no keyword. */
const NAMING = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'content',
  'headers',
  'encoding',
]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Shows a schema, or what holds schemas such as an answer, and all schemas within it; references are not followed. */
function visit(value: unknown, seen: (object: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, seen);
  if (!isObject(value)) return;
  seen(value);
  for (const [key, inner] of Object.entries(value)) {
    if (DATA.has(key) || key.startsWith('x-')) continue;
    visit(NAMING.has(key) && isObject(inner) ? Object.values(inner) : inner, seen);
  }
}

/** Names of the components that a schema refers to, in order, each once. */
export function listReferred(schema: unknown): string[] {
  const found = new Set<string>();
  visit(schema, ({ $ref }) => {
    const name = typeof $ref === 'string' ? findTargetComponent($ref) : undefined;
    if (name !== undefined) found.add(name);
  });
  return [...found];
}

/**
 * A schema, or what holds schemas, all schemas within it, and all that these refer to; of what a reference leads into,
 * only that part.
 */
export function listNested(document: OpenApiDocument, value: unknown): Schema[] {
  const found: Schema[] = [];
  const followed = new Set<string>();
  const open = [value];
  while (open.length > 0) {
    visit(open.pop(), (object) => {
      found.push(object);
      const { $ref } = object;
      if (typeof $ref !== 'string' || followed.has($ref)) return;
      followed.add($ref);
      open.push(findByPointer(document, $ref));
    });
  }
  return found;
}

/** All components that a schema, or what holds schemas, refers to, over any number of steps. */
export function listReachable(document: OpenApiDocument, value: unknown): Set<string> {
  return new Set(listNested(document, value).flatMap(({ $ref = '' }) => findTargetComponent($ref) ?? []));
}

/** Whether a keyword is `true` anywhere in a schema or in what it refers to. */
export function hasMark(
  document: OpenApiDocument,
  schema: SchemaOrBoolean | undefined,
  mark: 'readOnly' | 'writeOnly',
): boolean {
  return listNested(document, schema).some((nested) => nested[mark] === true);
}

/** Components that refer to themselves, each with all that belong to the same circle. */
export function findCircles(document: OpenApiDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const names = Object.keys(document.components?.schemas ?? {});
  const reachable = new Map(names.map((name) => [name, listReachable(document, document.components?.schemas?.[name])]));
  const circles = new Map<string, ReadonlySet<string>>();
  for (const name of names) {
    if (reachable.get(name)?.has(name) !== true) continue;
    const others = [...(reachable.get(name) ?? [])].filter((other) => reachable.get(other)?.has(name) === true);
    circles.set(name, new Set(others));
  }
  return circles;
}

/** Whether a schema holds one that contains itself, so that it cannot be written out. */
export function isEndless(document: OpenApiDocument, schema: SchemaOrBoolean): boolean {
  return [...listReachable(document, schema)].some((name) =>
    listReachable(document, document.components?.schemas?.[name]).has(name),
  );
}

/** What a reference leads to. */
export function findSchema(document: OpenApiDocument, reference: string): SchemaOrBoolean {
  const found = findByPointer(document, reference);
  if (found === undefined) throw new Error(`the reference ${reference} leads nowhere`);
  return found as SchemaOrBoolean;
}
