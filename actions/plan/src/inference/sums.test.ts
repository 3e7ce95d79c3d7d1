import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findListShape } from './list-shape';
import { findSum } from './sums';

const number: Schema = { type: 'number' };

function find(total: Schema, line: Readonly<Record<string, Schema>>, isPaged = false): string | undefined {
  const document = createOpenApiDocument({}, { Line: { type: 'object', properties: { id: number, ...line } } });
  const value: Schema = { type: 'object', properties: { items: { type: 'array', items: referTo('Line') }, total } };
  const body = { contentType: 'application/json', isJson: true, schema: { value, pointer: '#/x' } };
  const list = findListShape(document, { status: 200, body }, 'lines');
  if (list === undefined) throw new Error('it is a list');
  return findSum(document, list, isPaged);
}

describe('findSum', () => {
  it.each([
    ['what is called one', { ...number, description: 'Sum of all subtotals' }, {}],
    ['prices in cents', { type: 'integer', description: 'Total price in cents' }, {}],
    ['two decimals', { ...number, multipleOf: 0.01 }, {}],
    ['a number beside items with a price', number, { unitPrice: number }],
  ] satisfies [string, Schema, Readonly<Record<string, Schema>>][])('knows %s', (_what, total, line) => {
    expect(find(total, line)).toBe('total');
  });

  it.each([
    ['a number of items', { ...number, description: 'Total number of prices' }, { price: number }],
    ['a whole number', { type: 'integer' }, { price: number }],
    ['a number beside items that cost nothing', number, { weight: number }],
  ] satisfies [string, Schema, Readonly<Record<string, Schema>>][])('leaves %s', (_what, total, line) => {
    expect(find(total, line)).toBeUndefined();
  });

  it('leaves the number of all items beside a page', () => {
    expect(find(number, { price: number }, true)).toBeUndefined();
  });
});
