import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { findProperty, readLiteral, UNKNOWN } from '@orchestrate/kit/source-code/literals';
import type ts from 'typescript';

import { readSchema } from './schemas';
import { findStatus } from './statuses';

/** What a route declares of itself, in the words of Fastify's `schema`; a part that cannot be read is UNKNOWN. */
export type DeclaredParts = Readonly<Record<string, unknown>>;

const WORDS = ['summary', 'description'];
const REQUEST = ['params', 'querystring', 'query', 'body'];
// `zValidator('json', schema)`, and its like for other libraries.
const VALIDATOR = /^(?:\w*[vV]alidator|\w*[vV]alidate)$/;
const TARGETS: Readonly<Record<string, string>> = { json: 'body', query: 'querystring', param: 'params' };
// Helpers that many services of Hono take for an answer in JSON: `jsonContent(schema, 'The tasks')`.
const CONTENT_HELPER = /^jsonContent(?:Required|OneOf)?$/;

function readPart(node: ts.Expression, evaluator: Evaluator): unknown {
  const schema = readSchema(node, evaluator);
  return schema === UNKNOWN ? readLiteral(node, evaluator) : schema;
}

/** `{ content: { 'application/json': { schema } } }`, or what a helper makes of a schema. */
function readContent(node: ts.Expression, evaluator: Evaluator): { readonly schema: unknown } | undefined {
  const { ts: typescript } = evaluator.code;
  const found = evaluator.resolve(node);
  if (found === undefined) return undefined;
  if (typescript.isCallExpression(found)) {
    const [first] = found.arguments;
    return CONTENT_HELPER.test(found.expression.getText()) && first !== undefined
      ? { schema: readPart(first, evaluator) }
      : undefined;
  }
  const json = findProperty(findProperty(node, 'content', evaluator), 'application/json', evaluator);
  const schema = findProperty(json, 'schema', evaluator);
  return schema === undefined ? undefined : { schema: readPart(schema, evaluator) };
}

function readDescription(node: ts.Expression, evaluator: Evaluator): string {
  const { ts: typescript } = evaluator.code;
  const found = evaluator.resolve(node);
  const written =
    found !== undefined && typescript.isCallExpression(found)
      ? found.arguments[1]
      : findProperty(node, 'description', evaluator);
  const text = written === undefined ? undefined : readLiteral(written, evaluator);
  return typeof text === 'string' ? text : 'As its code declares.';
}

type ReadResponse = (node: ts.Expression) => unknown;

/** Answers by their statuses, which may be names of a library. */
function readResponses(node: ts.Expression | undefined, read: ReadResponse, evaluator: Evaluator): unknown {
  const { ts: typescript } = evaluator.code;
  const object = node === undefined ? undefined : evaluator.resolve(node);
  if (object === undefined || !typescript.isObjectLiteralExpression(object)) return undefined;
  const responses: Record<string, unknown> = {};
  for (const property of object.properties) {
    if (!typescript.isPropertyAssignment(property)) continue;
    const { name, initializer } = property;
    const status = typescript.isComputedPropertyName(name)
      ? findStatus(name.expression, evaluator.code)
      : name.getText().replace(/^['"]|['"]$/g, '');
    if (status !== undefined) responses[status] = read(initializer);
  }
  return responses;
}

/** Reads `schema` of a route of Fastify: JSON Schema, or Zod and TypeBox through a type provider. */
export function readFastifySchema(node: ts.Expression, evaluator: Evaluator): DeclaredParts | typeof UNKNOWN {
  const { ts: typescript } = evaluator.code;
  const object = evaluator.resolve(node);
  if (object === undefined || !typescript.isObjectLiteralExpression(object)) return UNKNOWN;
  const parts: Record<string, unknown> = {};
  for (const name of [...WORDS, ...REQUEST]) {
    const own = findProperty(object, name, evaluator);
    if (own !== undefined) parts[name] = readPart(own, evaluator);
  }
  const response = readResponses(
    findProperty(object, 'response', evaluator),
    (own) => readPart(own, evaluator),
    evaluator,
  );
  return { ...parts, ...(response === undefined ? {} : { response }) };
}

/** Reads what `createRoute({ … })` of @hono/zod-openapi declares. */
export function readRouteDefinition(node: ts.Expression, evaluator: Evaluator): DeclaredParts {
  const request = findProperty(node, 'request', evaluator);
  const parts: Record<string, unknown> = {};
  for (const name of WORDS) {
    const own = findProperty(node, name, evaluator);
    if (own !== undefined) parts[name] = readLiteral(own, evaluator);
  }
  for (const name of ['params', 'query']) {
    const own = findProperty(request, name, evaluator);
    if (own !== undefined) parts[name] = readPart(own, evaluator);
  }
  const body = findProperty(request, 'body', evaluator);
  if (body !== undefined) parts.body = readContent(body, evaluator)?.schema ?? UNKNOWN;
  const response = readResponses(
    findProperty(node, 'responses', evaluator),
    (own) => {
      const content = readContent(own, evaluator);
      const schema = content?.schema === UNKNOWN ? {} : content?.schema;
      const described = { description: readDescription(own, evaluator) };
      return schema === undefined ? described : { ...described, content: { 'application/json': { schema } } };
    },
    evaluator,
  );
  return { ...parts, ...(response === undefined ? {} : { response }) };
}

/** Reads what validators before a handler ask of a request. */
export function readValidators(handlers: readonly ts.Expression[], evaluator: Evaluator): DeclaredParts | undefined {
  const { ts: typescript } = evaluator.code;
  const parts: Record<string, unknown> = {};
  for (const handler of handlers) {
    if (!typescript.isCallExpression(handler) || !VALIDATOR.test(handler.expression.getText())) continue;
    const [target, schema] = handler.arguments;
    const part = target !== undefined && typescript.isStringLiteralLike(target) ? TARGETS[target.text] : undefined;
    if (part !== undefined && schema !== undefined) parts[part] = readSchema(schema, evaluator);
  }
  return Object.keys(parts).length === 0 ? undefined : parts;
}
