import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Parameter, PathItem, RequestBody, Schema } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { describe, expect, it } from 'vitest';

import { viewOperation } from '../../service/operation-view';

import type { RouteCase } from './route-cases';
import { listRouteCases } from './route-cases';

const link: Schema = {
  type: 'object',
  required: ['url'],
  properties: { slug: { type: 'string', maxLength: 10 }, url: { type: 'string', format: 'uri' } },
};
const shown = { description: 'Fine.', content: { 'application/json': { schema: link } } };
const bad = { description: 'Bad.' };
const takes = (schema: Schema): RequestBody => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** The requests for the one route of a document. */
function casesOf(path: `/${string}`, item: PathItem, security: PlannedOperation['security'] = []): RouteCase[] {
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Links', version: '1' },
    paths: { [path]: item },
  };
  return listOperations(document).flatMap((entry) => {
    const planned: PlannedOperation = {
      id: 'one',
      method: entry.method,
      path,
      pointer: '#/paths',
      kind: 'custom',
      filters: [],
      conflicts: [],
      parents: [],
      security,
      becomes: 'nothing',
      evidence: [],
    };
    return listRouteCases(viewOperation(document, planned, entry, false));
  });
}

describe('listRouteCases', () => {
  it('asks a route without parameters for one of its successes', () => {
    expect(casesOf('/links', { get: { responses: { 200: shown, 500: bad } } })).toEqual([
      {
        name: 'GET /links answers as it is documented',
        method: 'GET',
        path: '/links',
        answers: {
          200: {
            types: ['application/json'],
            body: {
              type: 'object',
              required: ['url'],
              properties: { slug: { type: 'string' }, url: { type: 'string' } },
            },
          },
        },
      },
    ]);
  });

  it('gives the query that a route cannot do without', () => {
    const parameters: Parameter[] = [
      { name: 'host', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'page', in: 'query', schema: { type: 'integer' } },
    ];
    expect(casesOf('/links', { get: { parameters, responses: { 200: bad } } })).toMatchObject([
      { path: '/links?host=host' },
    ]);
  });

  it.each([
    ['404 where that is documented', { 200: shown, 404: bad }, ['404'], 'answers 404 where nothing goes by its path'],
    [
      'any documented status otherwise',
      { 200: shown, 400: bad },
      ['200', '400'],
      'answers as it is documented where nothing goes by its path',
    ],
  ])('expects %s of a path by which nothing goes', (_what, responses, statuses, title) => {
    const parameters: Parameter[] = [
      { name: 'slug', in: 'path', required: true, schema: { type: 'string', maxLength: 6 } },
    ];
    const [one] = casesOf('/links/{slug}', { parameters, delete: { responses } });
    expect(one).toMatchObject({ name: `DELETE /links/{slug} ${title}`, path: '/links/nobody' });
    expect(Object.keys(one?.answers ?? {})).toEqual(statuses);
  });

  it('sends a body that is whole, and one without each property that must be there', () => {
    const cases = casesOf('/links', { post: { requestBody: takes(link), responses: { 201: shown } } });
    expect(cases.map(({ name, body }) => [name, body])).toEqual([
      ['POST /links answers a valid body as it is documented', { slug: 'slug', url: 'https://example.com/1' }],
      ['POST /links refuses a body without url', { slug: 'slug' }],
    ]);
    expect(cases.at(-1)?.answers).toBe('refusal');
  });

  it('asks without credentials only where these are needed', () => {
    const [one, ...more] = casesOf('/links', { get: { responses: { 200: shown, 401: bad } } }, [['key']]);
    expect([Object.keys(one?.answers ?? {}), more]).toEqual([['401'], []]);
    expect(casesOf('/links', { get: { responses: { 200: shown } } }, [['key']])).toEqual([]);
  });

  it.each<[string, `/${string}`, PathItem]>([
    ['changes what is there', '/links/{slug}', { put: { requestBody: takes(link), responses: { 200: shown } } }],
    ['removes everything', '/links', { delete: { responses: { 204: bad } } }],
    ['takes a body of any kind', '/links', { post: { requestBody: takes({}), responses: { 201: shown } } }],
    ['documents no status', '/links', { get: { responses: { default: bad } } }],
  ])('leaves a route alone that %s', (_what, path, item) => {
    const parameters: Parameter[] = path.includes('{')
      ? [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }]
      : [];
    expect(casesOf(path, { parameters, ...item })).toEqual([]);
  });
});
