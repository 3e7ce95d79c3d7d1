import type { Paging } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findListShape } from './list-shape';
import { fitToPaging } from './page-told';

const document = createOpenApiDocument({}, { Pet: { type: 'object', properties: { id: { type: 'integer' } } } });
const pets: Schema = { type: 'array', items: referTo('Pet') };
const integer: Schema = { type: 'integer' };
const boolean: Schema = { type: 'boolean' };
const base = { status: 200, contentType: 'application/json' };

function find(schema: Schema, segment = 'pets') {
  const body = { contentType: 'application/json', isJson: true, schema: { value: schema, pointer: '#/x' } };
  return findListShape(document, { status: 200, body }, segment);
}

function envelope(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required };
}

const held = envelope({ animals: pets }, ['animals']);

describe('findListShape', () => {
  it.each([
    ['a bare array', pets, { shape: 'array' }],
    ['an envelope with one array', envelope({ animals: pets }), { shape: 'envelope', itemsProperty: 'animals' }],
    [
      'an envelope with everything',
      envelope({ items: pets, total: integer, limit: integer, offset: integer }),
      {
        shape: 'envelope',
        itemsProperty: 'items',
        totalProperty: 'total',
        limitProperty: 'limit',
        positionProperty: 'offset',
      },
    ],
    [
      'an envelope with an object that numbers the page',
      envelope({ items: pets, page: { type: 'object', properties: { number: integer, size: integer } } }),
      {
        shape: 'envelope',
        itemsProperty: 'items',
        pageProperty: 'page',
        limitProperty: 'size',
        positionProperty: 'number',
      },
    ],
    [
      'an envelope that counts what it holds by its name',
      envelope({ animals: pets, animalsCount: integer }),
      { shape: 'envelope', itemsProperty: 'animals', totalProperty: 'animalsCount' },
    ],
    [
      'an envelope with two arrays, one of them usual',
      envelope({ related: pets, data: pets, total_count: integer }),
      { shape: 'envelope', itemsProperty: 'data', totalProperty: 'total_count' },
    ],
    [
      'an envelope with two arrays, one called like the path',
      envelope({ data: pets, pets }),
      { shape: 'envelope', itemsProperty: 'pets' },
    ],
    [
      'an envelope whose totals are called by what they count first',
      envelope({ data: pets, itemsTotal: integer, pagesTotal: integer }),
      { shape: 'envelope', itemsProperty: 'data', totalProperty: 'itemsTotal', pagesProperty: 'pagesTotal' },
    ],
    [
      'a count of everything',
      envelope({ results: pets, count: { type: 'integer', description: 'Total number of pets.' } }),
      { shape: 'envelope', itemsProperty: 'results', totalProperty: 'count' },
    ],
    [
      'a count of who knows what',
      envelope({ results: pets, count: integer }),
      { shape: 'envelope', itemsProperty: 'results' },
    ],
    [
      'a count that must be there and is the only number',
      envelope({ data: pets, count: integer }, ['data', 'count']),
      { shape: 'envelope', itemsProperty: 'data', totalProperty: 'count' },
    ],
    [
      'an object that tells of the page',
      envelope({ data: pets, meta: envelope({ total: integer, totalPages: integer, hasNext: boolean }) }),
      {
        shape: 'envelope',
        itemsProperty: 'data',
        pageProperty: 'meta',
        totalProperty: 'total',
        pagesProperty: 'totalPages',
        moreProperty: 'hasNext',
      },
    ],
    [
      'what an answer says of itself',
      envelope({ success: boolean, data: pets, timestamp: { type: 'string', format: 'date-time' } }, ['success']),
      { shape: 'envelope', itemsProperty: 'data', companions: { success: true }, timeProperty: 'timestamp' },
    ],
    [
      'a list that an object holds, and the page beside it',
      envelope({ status: { type: 'string', enum: ['success'] }, data: held, meta: envelope({ total: integer }) }, [
        ...['status', 'data'],
      ]),
      {
        ...{ shape: 'envelope', itemsProperty: 'animals', envelopeProperty: 'data', isToldBeside: true },
        ...{ pageProperty: 'meta', totalProperty: 'total', companions: { status: 'success' } },
      },
    ],
    [
      'a list that an object holds, and a total beside it called as the list is',
      envelope({ success: boolean, result: held, animalsCount: integer }),
      {
        ...{ shape: 'envelope', itemsProperty: 'animals', envelopeProperty: 'result', isToldBeside: true },
        ...{ totalProperty: 'animalsCount', companions: { success: true } },
      },
    ],
    [
      'a total of all results',
      envelope({ animals: pets, results: { type: 'integer', description: 'Total number of animals.' } }),
      { shape: 'envelope', itemsProperty: 'animals', totalProperty: 'results' },
    ],
  ] satisfies [string, Schema, object][])('recognises %s', (_what, schema, success) => {
    const found = find(schema);
    expect(found?.success).toEqual({ ...base, ...success });
    expect(found?.item.pointer).toBe('#/components/schemas/Pet');
  });

  it.each([
    ['an object', envelope({ id: integer })],
    ['two objects that hold lists', envelope({ data: held, result: held })],
    ['an object that holds more than a list', envelope({ data: envelope({ animals: pets, name: boolean }) })],
    ['an object of another name', envelope({ farm: held, total: integer })],
    ['an envelope of texts', envelope({ items: { type: 'array', items: { type: 'string' } } })],
    ['an envelope with two arrays of unusual names', envelope({ dogs: pets, cats: pets })],
  ] satisfies [string, Schema][])('sees no list in %s', (_what, schema) => {
    expect(find(schema)).toBeUndefined();
  });
});

describe('fitToPaging', () => {
  const page: Paging = { style: 'page', limitParameter: 'limit', positionParameter: 'page' };
  const offset: Paging = { style: 'offset', limitParameter: 'limit', positionParameter: 'offset' };

  function fit(properties: readonly string[], paging: Paging | undefined) {
    const schema = envelope(
      { items: pets, ...Object.fromEntries(properties.map((name) => [name, integer])) },
      properties,
    );
    const list = find(schema);
    if (list === undefined) throw new Error('no list');
    return fitToPaging(list, paging);
  }

  it.each([
    [['total', 'limit', 'page'], page, []],
    [['total', 'limit', 'offset'], offset, []],
    [['total', 'limit', 'offset'], page, ['offset']],
    [['page'], offset, ['page']],
    [['total', 'limit'], undefined, ['limit']],
    [['hasMore'], page, ['hasMore']],
    [['total', 'totalPages'], page, []],
    [['total', 'totalPages'], undefined, ['totalPages']],
  ])('of %j, with %j, nothing fills %j', (required, paging, unexplained) => {
    expect(fit(required, paging).unexplained).toEqual(unexplained);
  });

  it('needs nothing of what holds the list, and all else that must be there', () => {
    const data = envelope({ animals: pets }, ['animals']);
    const list = find(envelope({ data, total: integer, took: integer }, ['data', 'total', 'took']));
    expect(list && fitToPaging(list, page).unexplained).toEqual(['took']);
  });

  it('names what an object in the envelope must hold and nothing fills', () => {
    const meta = envelope({ total: integer, took: integer }, ['total', 'took']);
    const list = find(envelope({ items: pets, meta }, ['items', 'meta']));
    expect(list && fitToPaging(list, page).unexplained).toEqual(['meta.took']);
  });

  it('keeps only what it can fill', () => {
    expect(fit(['total', 'limit', 'offset'], page).success).toEqual({
      ...base,
      shape: 'envelope',
      itemsProperty: 'items',
      totalProperty: 'total',
      limitProperty: 'limit',
    });
  });

  it.each([
    [['nextCursor'], ['string', 'null'], { property: 'nextCursor', atEnd: 'null' }],
    [['nextCursor'], 'string', { property: 'nextCursor', atEnd: 'empty' }],
    [[], 'string', { property: 'nextCursor', atEnd: 'absent' }],
  ] as const)(
    'shows the next cursor, and at the end, where %j is required and it is %j, %j',
    (required, type, next) => {
      const schema = envelope({ items: pets, nextCursor: { type }, hasMore: { type: 'boolean' } }, required);
      const list = find(schema);
      if (list === undefined) throw new Error('this is a list');
      const cursor: Paging = { style: 'cursor', limitParameter: 'limit', positionParameter: 'cursor' };
      expect(fitToPaging(list, cursor)).toMatchObject({ success: { next, moreProperty: 'hasMore' }, unexplained: [] });
      expect(fitToPaging(list, undefined)).toMatchObject({ unexplained: required });
    },
  );
});
