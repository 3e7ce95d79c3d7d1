import type { Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { extractItems, findCollection, findId } from './collections';
import { chooseCredentials } from './credential-choice';
import { parseCredentials } from './credentials';
import { planProbes } from './probe-plan';
import { renderRequest } from './request';

const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } } as const;
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/pets/{petId}/visits': { parameters: [id], get: { operationId: 'listVisits', responses: {} } },
    '/pets/{petId}': { parameters: [id], get: { responses: {} }, delete: { operationId: 'deletePet', responses: {} } },
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
          { name: 'kind', in: 'query', required: true, schema: { type: 'array', items: { enum: ['cat & dog'] } } },
        ],
        responses: {},
      },
      head: { operationId: 'headPets', responses: {} },
    },
    '/secret': { get: { operationId: 'getSecret', security: [{ key: [], token: [] }], responses: {} } },
    '/odd': {
      get: {
        operationId: 'getOdd',
        parameters: [{ name: 'code', in: 'header', required: true, schema: { type: 'string', pattern: '^x{9}\\d$' } }],
        responses: {},
      },
    },
    '/report': { get: { operationId: 'getReport', responses: {} } },
  },
};
const custom = { method: 'get', path: '/report', kind: 'custom', reason: 'it returns no resource' } as PlannedOperation;
const plan = { service: {}, operations: [custom], resources: [] } as unknown as Plan;

describe('planProbes', () => {
  const probes = planProbes({ document, plan, origin: 'test' }, {});

  it('plans every safe operation, lists before what needs their items', () => {
    expect(probes.map(({ name }) => name)).toEqual([
      'listPets',
      'headPets',
      'getSecret',
      'getOdd',
      'getReport',
      'listVisits',
      'GET /pets/{petId}',
    ]);
  });

  it('skips what cannot be asked, and says why', () => {
    const skips = probes.flatMap(({ name, skip }) => (skip === undefined ? [] : [[name, skip]]));
    expect(Object.fromEntries(skips)).toEqual({
      getSecret: 'there is no credential for key, token',
      getOdd: 'no value can be made for its header parameter code',
      getReport: 'custom: it returns no resource; it answers 501 until somebody writes it',
    });
  });

  it.each([
    ['left what was inferred', 'listPets', /^custom: it could not be generated; it answers 501/],
    [
      'had a model write one',
      'getReport',
      /^custom: it returns no resource; what it answers is known to who wrote it$/,
    ],
  ])('goes by what was generated where generating %s', (_what, name, expected) => {
    const operations = [custom, { method: 'get', path: '/pets', id: 'listPets', kind: 'list' } as PlannedOperation];
    const isOpen = ({ id }: { readonly id: string }): boolean => id === 'listPets';
    const planned = planProbes({ document, plan: { ...plan, operations }, origin: 'test', isOpen }, {});
    expect(planned.find((probe) => probe.name === name)?.skip).toMatch(expected);
  });

  it('asks with what is required and nothing else', () => {
    const [list] = probes;
    const values = list?.parameters.map(({ parameter, sample }) => ({ parameter, ...sample })) ?? [];
    const specification = { document, plan: undefined, origin: 'test' };
    expect(list && renderRequest(specification, list, values).path).toBe('/pets?kind=cat%20%26%20dog');
  });

  it('puts the base path of the server of a specification that was found in the tree first', () => {
    const [list] = probes;
    const servers = { ...document, servers: [{ url: 'https://example.com/v1/' }] };
    expect(list && renderRequest({ document: servers, plan: undefined, origin: 'x' }, list, []).path).toBe('/v1/pets');
    expect(list && renderRequest({ document: servers, plan, origin: 'x' }, list, []).path).toBe('/pets');
  });
});

describe('findCollection', () => {
  it('is the path before the parameter', () => {
    expect(findCollection(document, '/pets/{petId}/visits', 'petId', undefined, undefined)).toEqual({
      paths: ['/pets'],
      properties: ['petId', 'id'],
    });
  });

  it('is what the plan knows where the path tells nothing', () => {
    const planned = { resource: 'Pet', parents: [] } as unknown as PlannedOperation;
    const known = {
      resources: [{ name: 'Pet', id: { property: 'number' } }],
      operations: [{ kind: 'list', resource: 'Pet', path: '/pets' }],
    } as unknown as Plan;
    expect(findCollection(document, '/animals/{key}', 'key', planned, known)).toEqual({
      paths: ['/pets'],
      properties: ['number', 'key', 'id'],
    });
    expect(findCollection(document, '/animals/{key}', 'key', undefined, undefined)).toBeUndefined();
  });
});

describe('items', () => {
  it.each([
    {
      body: { ok: true, result: { items: [{ id: 1 }] } },
      success: { envelopeProperty: 'result', itemsProperty: 'items' },
      expected: [{ id: 1 }],
    },
    { body: [{ id: 1 }], success: undefined, expected: [{ id: 1 }] },
    { body: { items: [{ id: 1 }], total: 1 }, success: { itemsProperty: 'items' }, expected: [{ id: 1 }] },
    { body: { total: 1, data: [{ id: 1 }] }, success: undefined, expected: [{ id: 1 }] },
    { body: { total: 0 }, success: undefined, expected: [] },
    { body: [1, null], success: undefined, expected: [] },
    { body: null, success: undefined, expected: [] },
  ])('are found in $body', ({ body, success, expected }) => {
    expect(extractItems(body, success)).toEqual(expected);
  });

  it('have ids under one of several names', () => {
    expect(findId([{ name: 'x' }, { id: 7 }], ['petId', 'id'])).toBe(7);
    expect(findId([{ id: { deep: 1 } }], ['id'])).toBeUndefined();
  });
});

describe('credentials', () => {
  const credentials = { key: { header: 'X-Key', value: 'k' }, token: { header: 'Authorization', value: 'Bearer t' } };
  const choose = (security: Record<string, string[]>[], given: Parameters<typeof chooseCredentials>[2]) =>
    chooseCredentials(document, { security }, given);

  it.each([
    { security: [], given: {}, expected: { headers: {} } },
    { security: [{ key: [] }], given: credentials, expected: { headers: { 'X-Key': 'k' } } },
    {
      security: [{ key: [], token: [] }],
      given: credentials,
      expected: { headers: { 'X-Key': 'k', Authorization: 'Bearer t' } },
    },
    { security: [{ other: [] }, { key: [] }], given: credentials, expected: { headers: { 'X-Key': 'k' } } },
    { security: [{}, { key: [] }], given: credentials, expected: { headers: { 'X-Key': 'k' } } },
    { security: [{}, { key: [] }], given: {}, expected: { headers: {} } },
    { security: [{ other: [] }], given: credentials, expected: { missing: ['other'] } },
  ])('$security', ({ security, given, expected }) => {
    expect(choose(security as Record<string, string[]>[], given)).toEqual(expected);
  });

  it('are read as the script prints them', () => {
    expect(parseCredentials('{"key":{"header":"X-Key","value":"k"}}')).toEqual({ key: credentials.key });
    expect(parseCredentials('> tiny@1 credentials\n{}')).toBeUndefined();
    expect(parseCredentials('{"key":"k"}')).toBeUndefined();
  });
});
