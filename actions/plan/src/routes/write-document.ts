import type {
  OpenApiDocument,
  Operation,
  Parameter,
  Response,
  SchemaOrBoolean,
} from '@orchestrate/kit/openapi/document';
import type { Code } from '@orchestrate/kit/source-code/code';
import { UNKNOWN } from '@orchestrate/kit/source-code/literals';

import { readHandlers } from './handler';
import type { PlacedRoute } from './place-routes';

interface PathPattern {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// `:id`, `:id{[0-9]+}` (Hono), `:id(\\d+)` (Express, Fastify), `:id?`.
const PARAMETER = /:(\w+)(?:\{([^}]*)\}|\(([^)]*)\))?(\?)?/g;

/** Reads a path as routers write it; `undefined` where it has a wildcard, which no specification can say. */
export function readPath(text: string): PathPattern | undefined {
  const parameters: Parameter[] = [];
  const path = text.replace(PARAMETER, (_all, name: string, braced?: string, bracketed?: string) => {
    const pattern = braced ?? bracketed;
    const schema: SchemaOrBoolean = {
      type: 'string',
      ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
    };
    parameters.push({ name, in: 'path', required: true, schema });
    return `{${name}}`;
  });
  const isPlain = !/[*()?+]/.test(path) && new Set(parameters.map(({ name }) => name)).size === parameters.length;
  return isPlain ? { path, parameters } : undefined;
}

/** The parameters that a schema of an object declares. */
function toParameters(schema: unknown, where: 'query' | 'path' | 'header'): Parameter[] {
  const properties = isJson(schema) && isJson(schema.properties) ? schema.properties : {};
  const required = isJson(schema) && Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
  return Object.entries(properties).map(([name, own]) => ({
    name,
    in: where,
    ...(where === 'path' || required.includes(name) ? { required: true } : {}),
    schema: own as SchemaOrBoolean,
  }));
}

function merge(first: readonly Parameter[], second: readonly Parameter[]): Parameter[] {
  const known = new Set(first.map(({ name, in: where }) => `${where} ${name}`));
  return [...first, ...second.filter(({ name, in: where }) => !known.has(`${where} ${name}`))];
}

/** A schema, or an answer as OpenAPI writes it; one that cannot be read says no more than that it is there. */
function createResponse(declared: unknown): Response {
  const own: Json = isJson(declared) ? declared : {};
  const description = typeof own.description === 'string' ? own.description : 'As its code declares.';
  const isWhole = 'content' in own || Object.keys(own).every((name) => name === 'description');
  if (!isWhole) return { description, content: { 'application/json': { schema: own } } };
  return { description, ...('content' in own ? { content: own.content as Response['content'] & {} } : {}) };
}

function createResponses(statuses: readonly number[], declared: unknown): Record<string, Response> {
  const responses: Record<string, Response> = {};
  for (const status of statuses) responses[status] = { description: 'As its code answers.' };
  for (const [key, schema] of Object.entries(isJson(declared) ? declared : {})) {
    const status = key.toUpperCase();
    if (!/^(?:[1-5]\d\d|[1-5]XX|DEFAULT)$/.test(status)) continue;
    responses[status === 'DEFAULT' ? 'default' : status] = createResponse(schema);
  }
  return responses;
}

function createOperation(code: Code, { route }: PlacedRoute, { parameters }: PathPattern): Operation {
  const { query, readsBody, statuses } = readHandlers(code, route.handlers);
  const schema: Json = isJson(route.schema) ? route.schema : {};
  const declared = isJson(schema.response) ? schema.response : undefined;
  const inPath = merge(
    toParameters(schema.params, 'path').filter(({ name }) => parameters.some((own) => own.name === name)),
    parameters,
  );
  const inQuery = merge(
    toParameters(schema.querystring ?? schema.query, 'query'),
    query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
  );
  const takesBody = ['post', 'put', 'patch'].includes(route.method);
  const isTold = isJson(schema.body) || schema.body === UNKNOWN;
  const body = isJson(schema.body) ? (schema.body as SchemaOrBoolean) : undefined;
  const hasBody = takesBody && (isTold || readsBody);
  const text = (name: string): object => (typeof schema[name] === 'string' ? { [name]: schema[name] } : {});
  return {
    ...text('summary'),
    ...text('description'),
    ...(inPath.length + inQuery.length === 0 ? {} : { parameters: [...inPath, ...inQuery] }),
    ...(hasBody ? { requestBody: { content: { 'application/json': { schema: body ?? true } } } } : {}),
    // A validated route answers 400 by itself.
    responses: createResponses(route.handlers.length === 0 && declared !== undefined ? [] : statuses, declared),
  };
}

/** Writes the specification that the routes amount to, and names those that it leaves out. */
export function writeDocument(
  code: Code,
  info: OpenApiDocument['info'],
  placed: readonly PlacedRoute[],
): { readonly document: OpenApiDocument; readonly unread: readonly string[] } {
  const paths: Record<string, Record<string, Operation>> = {};
  const unread: string[] = [];
  for (const one of placed) {
    const { method, place, schema } = one.route;
    const name = `${method.toUpperCase()} ${one.path}`;
    const pattern = readPath(one.path);
    if (pattern === undefined) {
      unread.push(`${place}: ${name} matches more than one path can say`);
      continue;
    }
    const isUnread = schema === UNKNOWN || (isJson(schema) && Object.values(schema).includes(UNKNOWN));
    if (isUnread) unread.push(`${place}: the schema of ${name} is worked out when it runs`);
    const item = (paths[pattern.path] ??= {});
    // The first one answers, as in the routers themselves.
    item[method] ??= createOperation(code, one, pattern);
  }
  return { document: { openapi: '3.1.0', info, paths }, unread };
}
