import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { findScattered, renderParameter } from './render-parameter';
import { createScope, evaluate, loadHelpers } from './testing/run-code';

const document = createOpenApiDocument({}, {});
const ID: Schema = { type: 'integer' };
const INT64: Schema = { type: 'integer', format: 'int64' };
const TEXT: Schema = { type: 'string' };
const ITEM: Schema = { type: 'object', required: ['id'], properties: { id: ID, name: TEXT } };

const IN_JSON = { content: { 'application/json': { schema: ITEM } } };

let helpers: Record<string, unknown> = {};

beforeAll(async () => {
  helpers = await loadHelpers();
});

describe('a rendered parameter', () => {
  const REFUSED = Symbol('refused');

  it.each<[string, Schema, object, unknown, unknown]>([
    ['a number', { type: 'integer' }, {}, '12', 12],
    ['no number', { type: 'integer' }, {}, '12a', REFUSED],
    ['no integer, though JSON would have it one', { type: 'integer' }, {}, '1.0', REFUSED],
    ['the largest of 64 bits', INT64, {}, '9223372036854775807', 2 ** 63 - 1024],
    ['one too large for 64 bits', INT64, {}, '9223372036854775808', REFUSED],
    ['the smallest of 64 bits', INT64, {}, '-9223372036854775808', -(2 ** 63)],
    ['the smallest, as answers show it', INT64, {}, String(-(2 ** 63)), -(2 ** 63)],
    ['one too small for 64 bits', INT64, {}, '-9223372036854775809', REFUSED],
    ['a fraction', { type: 'number' }, {}, '1.50', 1.5],
    ['no number, though JavaScript reads one', { type: 'number' }, {}, '0x1f', REFUSED],
    ['nothing', { type: 'number' }, {}, '', REFUSED],
    ['a flag', { type: 'boolean' }, {}, 'true', true],
    ['no flag', { type: 'boolean' }, {}, 'yes', REFUSED],
    ['text that looks like a number', { type: 'string' }, {}, '12', '12'],
    ['an absent one', { type: 'string' }, {}, undefined, undefined],
    ['an absent one that is required', { type: 'string' }, { required: true }, undefined, REFUSED],
    ['an absent one with a default', { type: 'integer', default: 20 }, {}, undefined, 20],
    [
      'an absent one that is required, with a default',
      { type: 'string', default: 'v1' },
      { required: true },
      undefined,
      REFUSED,
    ],
    ['a list of one', { type: 'array', items: { type: 'integer' } }, {}, '1', [1]],
    ['a repeated one', { type: 'array', items: { type: 'integer' } }, {}, ['1', '2'], [1, 2]],
    ['a list in one text', { type: 'array', items: { type: 'string' } }, { explode: false }, 'a,b', ['a', 'b']],
    ['a list with bars', { type: 'array', items: {} }, { style: 'pipeDelimited', explode: false }, 'a|b', ['a', 'b']],
    ['a list of nothing', { type: 'array', items: { type: 'integer' } }, { explode: false }, '', []],
    ['a number or a word', { anyOf: [{ type: 'integer' }, { const: 'all' }] }, {}, 'all', 'all'],
    ['a number rather than a word', { anyOf: [{ type: 'integer' }, { const: 'all' }] }, {}, '3', 3],
    [
      'words between spaces',
      { type: 'array', items: {} },
      { style: 'spaceDelimited', explode: false },
      'a b',
      ['a', 'b'],
    ],
    [
      'bars that are no separator',
      { type: 'array', items: {} },
      { style: 'pipeDelimited', explode: true },
      'a|b',
      ['a|b'],
    ],
    ['a label', { type: 'integer' }, { in: 'path', style: 'label' }, '.12', 12],
    ['no label', { type: 'integer' }, { in: 'path', style: 'label' }, '12', REFUSED],
    ['a list of labels', { type: 'array', items: ID }, { in: 'path', style: 'label', explode: true }, '.1.2', [1, 2]],
    ['a matrix', { type: 'string' }, { in: 'path', style: 'matrix' }, ';some=a', 'a'],
    ['a matrix of items', { type: 'array', items: ID }, { in: 'path', style: 'matrix' }, ';some=1,2', [1, 2]],
    [
      'a matrix, exploded',
      { type: 'array', items: ID },
      { in: 'path', style: 'matrix', explode: true },
      ';some=1;some=2',
      [1, 2],
    ],
    ['an object', ITEM, { in: 'path' }, 'id,1,name,a', { id: 1, name: 'a' }],
    ['half an object', ITEM, { in: 'path' }, 'id,1,name', REFUSED],
    ['an object, assigned', ITEM, { in: 'header', explode: true }, 'id=1,name=a', { id: 1, name: 'a' }],
    [
      'an object as a matrix',
      ITEM,
      { in: 'path', style: 'matrix', explode: true },
      ';id=1;name=a',
      { id: 1, name: 'a' },
    ],
    ['an object put together', ITEM, { style: 'deepObject' }, '{"id":"1"}', { id: 1 }],
    ['an object of another form', ITEM, { style: 'deepObject' }, '{"id":"a"}', REFUSED],
    ['a text for an object', ITEM, {}, 'a', REFUSED],
    ['JSON', {}, IN_JSON, '{"id":1,"name":"a"}', { id: 1, name: 'a' }],
    ['JSON of another form', {}, IN_JSON, '{"id":"1"}', REFUSED],
    ['no JSON', {}, IN_JSON, '{id', REFUSED],
    ['JSON that is absent', {}, IN_JSON, undefined, undefined],
    ['text of a media type', {}, { content: { 'text/plain': { schema: TEXT } } }, '12', '12'],
    ['a list in a cookie', { type: 'array', items: ID }, { in: 'cookie' }, '1,2', [1, 2]],
    ['no list in a cookie', { type: 'array', items: ID }, { in: 'cookie' }, '1,b', REFUSED],
    ['an object in a cookie', ITEM, { in: 'cookie', explode: false }, 'id,1,name,a', { id: 1, name: 'a' }],
  ])('reads %s', (_, schema, overrides, given, expected) => {
    const code = renderParameter({ name: 'some', in: 'query', schema, ...overrides }, createScope(document));
    const result = evaluate(code, { z, ...helpers }).safeParse(given);
    expect(result.success ? result.data : REFUSED).toEqual(expected);
  });
});

describe('an object that travels as several parameters', () => {
  type Gather = (objects: object) => (c: object, next: () => Promise<void>) => Promise<void>;

  async function gather(objects: object, query: string): Promise<[string, string][]> {
    const url = `http://localhost/?${query}`;
    const req = { url, method: 'GET', raw: new Request(url), bodyCache: {} };
    await (helpers.gatherQuery as Gather)(objects)({ req }, () => Promise.resolve());
    return [...new URL(req.raw.url).searchParams];
  }

  it('is put together from brackets', async () => {
    const query = await gather({ filter: 'brackets' }, 'filter[size]=3&filter[tag]=a&filter[tag]=b&size=4');
    expect(query).toContainEqual(['filter', '{"size":"3","tag":["a","b"]}']);
  });

  it('is put together from names, or from all that mean nothing else', async () => {
    expect(await gather({ box: { names: ['size'] } }, 'size=3&other=1')).toContainEqual(['box', '{"size":"3"}']);
    expect(await gather({ box: { except: ['page'] } }, 'size=3&page=1')).toContainEqual(['box', '{"size":"3"}']);
  });

  it('is absent where none of it is there', async () => {
    expect(await gather({ box: { names: ['size'] } }, 'other=1')).toEqual([['other', '1']]);
  });

  it('is found among the parameters of an operation', () => {
    const page = { name: 'page', in: 'query', schema: ID } as const;
    const named = { name: 'filter', in: 'query', schema: ITEM } as const;
    const open = { name: 'rest', in: 'query', schema: { type: 'object', additionalProperties: TEXT } } as const;
    expect(findScattered(document, [page, { ...named, style: 'deepObject' }])).toEqual({ filter: 'brackets' });
    expect(findScattered(document, [page, named])).toEqual({ filter: { names: ['id', 'name'] } });
    expect(findScattered(document, [page, open])).toEqual({ rest: { except: ['page'] } });
    expect(findScattered(document, [page, { ...named, explode: false }])).toBeUndefined();
  });
});

describe('a key that travels as text', () => {
  it.each([
    ['12', 12],
    ['-1', -1],
    ['0x1f', NaN],
    ['1.0', NaN],
    ['', NaN],
  ])('%j is %d', (text, key) => {
    expect((helpers.toKey as (text: string) => number)(text)).toBe(key);
  });
});

it('a parameter that holds itself comes to an end, and is told', () => {
  const Line: Schema = {
    type: 'object',
    properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Line' } } },
  };
  const told: string[] = [];
  const scope = createScope(createOpenApiDocument({}, { Line }), (message) => told.push(message));
  const schema: Schema = { type: 'array', items: { $ref: '#/components/schemas/Line' } };
  expect(renderParameter({ name: 'lines', in: 'header', schema }, scope)).toContain('z.array(lineSchema)');
  expect(told).toContain('the header parameter lines: its values are read as text');
});

it('fills in what a schema has for all its uses, but where that would narrow a list', () => {
  const Priority: Schema = { type: 'string', enum: ['low', 'normal'], default: 'normal' };
  const scope = createScope(createOpenApiDocument({}, { Priority }));
  const parameter = { name: 'priority', in: 'query', schema: { $ref: '#/components/schemas/Priority' } } as const;
  expect(renderParameter(parameter, scope)).toContain('.default("normal")');
  expect(renderParameter(parameter, scope, true)).not.toContain('.default(');
  const own = { ...parameter, schema: { ...parameter.schema, default: 'low' } };
  expect(renderParameter(own, scope, true)).toContain('.default("low")');
});
