import type { OpenApiDocument, Schema } from '../openapi/document';
import { followSchema } from '../openapi/schemas';

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that is only ever written is not required in an answer. */
function dropWriteOnly(document: OpenApiDocument, node: Node): Node {
  const { properties, required } = node;
  if (!isNode(properties) || !Array.isArray(required)) return node;
  const isWriteOnly = (name: unknown): boolean =>
    followSchema(document, properties[String(name)] as Schema | undefined, '#').value.writeOnly === true;
  return { ...node, required: required.filter((name) => !isWriteOnly(name)) };
}

/** OpenAPI 3.0 says `nullable`, and gives exclusive bounds as booleans. */
function modernise(node: Node): Node {
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
  const bounds: Node = {};
  if (typeof exclusiveMinimum === 'number') bounds.exclusiveMinimum = exclusiveMinimum;
  if (typeof exclusiveMaximum === 'number') bounds.exclusiveMaximum = exclusiveMaximum;
  if (exclusiveMinimum === true) bounds.exclusiveMinimum = rest.minimum;
  if (exclusiveMaximum === true) bounds.exclusiveMaximum = rest.maximum;
  const schema = { ...rest, ...bounds };
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

/**
 * A specification whose schemas say what an answer must be: what only requests carry is not required, and the words of
 * OpenAPI 3.0 are those of JSON Schema. Places stay where they are, so that pointers into the original hold.
 */
export function adaptForAnswers(document: OpenApiDocument): Node {
  const isOld = document.openapi.startsWith('3.0');
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isNode(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, visit(child)]));
    const trimmed = dropWriteOnly(document, inner);
    const isSchema = 'nullable' in trimmed || 'exclusiveMinimum' in trimmed || 'exclusiveMaximum' in trimmed;
    return isOld && isSchema ? modernise(trimmed) : trimmed;
  };
  return visit(document) as Node;
}
