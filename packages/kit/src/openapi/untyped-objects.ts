import type { OpenApiDocument } from './document';
import { extendPointer } from './references';

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// What stands there is a value and no schema.
const VALUES = new Set(['example', 'examples', 'default', 'enum', 'const']);
// What stands there are schemas, each by a name.
const NAMED = new Set(['properties', 'patternProperties', 'schemas', '$defs']);
const TELLING = ['type', '$ref', 'enum', 'const'];

function isUntyped(node: Node): boolean {
  const { properties } = node;
  return isNode(properties) && Object.keys(properties).length > 0 && TELLING.every((keyword) => !(keyword in node));
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
  const visit = (value: unknown, pointer: string, isNamed: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => visit(item, extendPointer(pointer, index), false));
    if (!isNode(value)) return value;
    const below = Object.entries(value).map(([key, child]) => {
      const isLeft = !isNamed && (VALUES.has(key) || key.startsWith('x-'));
      return [key, isLeft ? child : visit(child, extendPointer(pointer, key), !isNamed && NAMED.has(key))] as const;
    });
    const node = Object.fromEntries(below);
    if (isNamed || !isUntyped(value)) return node;
    pointers.push(pointer);
    return { ...node, type: 'object' };
  };
  return { document: visit(document, '#', false) as OpenApiDocument, pointers };
}
