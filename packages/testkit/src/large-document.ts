import type { OpenApiDocument, Operation, PathItem, Response, Schema } from '@orchestrate/kit/openapi/document';

import { createOpenApiDocument, jsonOf, referTo } from './openapi-document';

const ITEM: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    count: { type: 'integer', minimum: 0, maximum: 1000 },
    active: { type: 'boolean' },
  },
};
const PROBLEM: Schema = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };

const failing = (...statuses: readonly number[]): Record<string, Response> =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'Bad.', ...jsonOf(referTo('Problem')) }]));

function describePaths(name: string, path: string): [string, PathItem][] {
  const one: Response = { description: 'One.', ...jsonOf(referTo(name)) };
  const all: Response = { description: 'All.', ...jsonOf({ type: 'array', items: referTo(name) }) };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
  const count = (parameter: string, schema: Schema) =>
    ({ name: parameter, in: 'query', schema: { type: 'integer', ...schema } }) as const;
  const operation = (verb: string, responses: Record<string, Response>, more: Partial<Operation> = {}): Operation => ({
    operationId: `${verb}${name}`,
    responses,
    ...more,
  });
  const body = { requestBody: { required: true, ...jsonOf(referTo(name)) } };
  const paging = [
    count('limit', { minimum: 1, maximum: 50, default: 20 }),
    count('offset', { minimum: 0, default: 0 }),
  ];
  return [
    [
      path,
      {
        get: operation('list', { 200: all, ...failing(400) }, { parameters: paging }),
        post: operation('create', { 201: one, ...failing(400) }, body),
      },
    ],
    [
      `${path}/{id}`,
      {
        parameters: [id],
        get: operation('get', { 200: one, ...failing(404) }),
        put: operation('replace', { 200: one, ...failing(400, 404) }, body),
        delete: operation('delete', { 204: { description: 'Gone.' }, ...failing(404) }),
      },
    ],
  ];
}

/** A document of many resources that know nothing of each other: `Thing0`, …, with five operations each. */
export function createLargeDocument(resources: number): OpenApiDocument {
  const names = Array.from({ length: resources }, (_, index) => `Thing${index}`);
  const paths = names.flatMap((name, index) => describePaths(name, `/things-${index}`));
  const schemas = Object.fromEntries(names.map((name) => [name, ITEM]));
  return createOpenApiDocument(Object.fromEntries(paths), { ...schemas, Problem: PROBLEM });
}
