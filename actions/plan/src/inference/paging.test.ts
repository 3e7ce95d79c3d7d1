import type { Schema } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import type { QueryParameter } from './paging';
import { findFixedPages, findPaging } from './paging';

const integer: Schema = { type: 'integer' };

function createQuery(name: string, schema: Schema = integer): QueryParameter {
  return { parameter: { name, in: 'query' }, schema, pointer: '#' };
}

describe('findPaging', () => {
  it.each([
    { given: ['limit'], paging: { style: 'limit', limitParameter: 'limit' } },
    { given: ['offset', 'limit'], paging: { style: 'offset', limitParameter: 'limit', positionParameter: 'offset' } },
    { given: ['skip', 'take'], paging: { style: 'offset', limitParameter: 'take', positionParameter: 'skip' } },
    { given: ['page', 'limit'], paging: { style: 'page', limitParameter: 'limit', positionParameter: 'page' } },
    { given: ['page', 'pageSize'], paging: { style: 'page', limitParameter: 'pageSize', positionParameter: 'page' } },
    { given: ['page', 'per_page'], paging: { style: 'page', limitParameter: 'per_page', positionParameter: 'page' } },
    {
      given: ['perPage', 'page-number'],
      paging: { style: 'page', limitParameter: 'perPage', positionParameter: 'page-number' },
    },
  ])('$given', ({ given, paging }) => {
    const found = findPaging(given.map((name) => createQuery(name)));
    expect(found?.paging).toEqual(paging);
    expect([...(found?.used ?? [])].sort()).toEqual([...given].sort());
  });

  it.each([[['page']], [['offset']], [['cursor', 'after']], [[]]])('%j cuts nothing', (given) => {
    expect(findPaging(given.map((name) => createQuery(name)))).toBeUndefined();
  });

  it('goes from page to page by a text, where the answer gives the next one', () => {
    const text: Schema = { type: 'string' };
    const given = [createQuery('limit', { ...integer, maximum: 30 }), createQuery('cursor', text)];
    expect(findPaging(given, true)?.paging).toEqual({
      style: 'cursor',
      limitParameter: 'limit',
      positionParameter: 'cursor',
      defaultLimit: 30,
    });
    expect(findPaging(given, false)?.paging).toEqual({ style: 'limit', limitParameter: 'limit' });
    const id = createQuery('after', { ...text, format: 'uuid' });
    expect(findPaging([createQuery('limit'), id], true)?.paging.style).toBe('limit');
  });

  it('takes numbers only', () => {
    expect(findPaging([createQuery('limit', { type: 'string' }), createQuery('offset')])).toBeUndefined();
  });

  it.each([[{ type: 'integer', minimum: 0 }], [{ type: 'integer', default: 0 }]] satisfies [Schema][])(
    'counts pages from 0 where that is a page: %j',
    (schema) => {
      const found = findPaging([createQuery('page', schema), createQuery('limit')]);
      const paging = { style: 'page', limitParameter: 'limit', positionParameter: 'page', first: 0 };
      expect(found?.paging).toEqual(paging);
      expect(found?.evidence.detail).toBe('`page`, `limit`: cut by page, counted from 0');
    },
  );

  it.each([
    [20, 20],
    [0, undefined],
    [-1, undefined],
    ['20', undefined],
  ])('a default of %j means %j', (value, expected) => {
    const found = findPaging([createQuery('limit', { type: 'integer', default: value })]);
    expect(found?.paging.defaultLimit).toBe(expected);
  });
});

describe('findFixedPages', () => {
  it('cuts pages of one size where a request can name a page alone', () => {
    expect(findFixedPages([createQuery('page')], ['title'])).toEqual({
      paging: { style: 'page', positionParameter: 'page', defaultLimit: 20 },
      used: ['page'],
      evidence: { rule: 'paging', detail: '`page`: cut by page, 20 items each, for no parameter says how many' },
    });
    expect(findFixedPages([createQuery('page', { ...integer, minimum: 0 })])?.paging.first).toBe(0);
  });

  it.each([
    { what: 'a size stands beside it', query: [createQuery('page'), createQuery('size')], properties: [] },
    { what: 'the items have a page of their own', query: [createQuery('page')], properties: ['page'] },
    { what: 'it is no number', query: [createQuery('page', { type: 'string' })], properties: [] },
    { what: 'nothing names a page', query: [createQuery('offset')], properties: [] },
  ])('cuts nothing where $what', ({ query, properties }) => {
    expect(findFixedPages(query, properties)).toBeUndefined();
  });
});
