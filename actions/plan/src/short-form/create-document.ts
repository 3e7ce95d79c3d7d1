import type { ShortForm } from '@orchestrate/contracts/short-form';
import type { Operation, Parameter, Response } from '@orchestrate/kit/openapi/document';

import { listEntities } from './entity';
import { createEntityPaths } from './entity-paths';
import { createEntitySchemas } from './entity-schemas';

const SCHEMES = {
  'api-key': { apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  bearer: { bearer: { type: 'http', scheme: 'bearer' } },
} as const;

const PARAMETERS: Readonly<Record<string, Parameter>> = {
  Page: {
    name: 'page',
    in: 'query',
    description: 'Which page, counted from 1.',
    schema: { type: 'integer', minimum: 1, maximum: 100_000, default: 1 },
  },
  PageSize: {
    name: 'pageSize',
    in: 'query',
    description: 'How many items a page holds.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  },
};

const PROBLEM = {
  type: 'object',
  required: ['title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
} as const;

function createProblem(description: string): Response {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function createResponses(isSecured: boolean): Record<string, Response> {
  return {
    BadRequest: createProblem('The request does not follow the specification.'),
    ...(isSecured ? { Unauthorized: createProblem('The credentials are missing or wrong.') } : {}),
    NotFound: createProblem('There is no such item.'),
  };
}

/** Writes the short form as an OpenAPI 3.1 document, from which everything goes on as from any specification. */
export function createDocument(form: ShortForm): object {
  const entities = listEntities(form);
  const schemes = form.security === 'none' ? undefined : SCHEMES[form.security];
  const security: Pick<Operation, 'security'> =
    schemes === undefined ? {} : { security: Object.keys(schemes).map((name) => ({ [name]: [] })) };
  return {
    openapi: '3.1.0',
    info: {
      title: form.service,
      version: form.version,
      ...(form.description === undefined ? {} : { description: form.description }),
    },
    servers: [{ url: '/' }],
    tags: entities.map(({ pluralName, description }) => ({
      name: pluralName,
      ...(description === undefined ? {} : { description }),
    })),
    paths: Object.assign({}, ...entities.map((entity) => createEntityPaths(entity, security))) as object,
    components: {
      ...(schemes === undefined ? {} : { securitySchemes: schemes }),
      parameters: PARAMETERS,
      responses: createResponses(schemes !== undefined),
      schemas: {
        ...(Object.assign({}, ...entities.map(createEntitySchemas)) as object),
        Problem: PROBLEM,
      },
    },
  };
}
