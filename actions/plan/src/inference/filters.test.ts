import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findFilter } from './filters';
import { viewSchema } from './operation-view';

const text: Schema = { type: 'string' };
const date: Schema = { type: 'string', format: 'date' };
const dateTime: Schema = { type: 'string', format: 'date-time' };
const number: Schema = { type: 'number' };
const document = createOpenApiDocument({});

const PROPERTIES: Readonly<Record<string, Schema>> = {
  id: { type: 'integer' },
  authorId: { type: 'string', format: 'uuid' },
  name: text,
  status: { type: 'string', enum: ['draft', 'sent'] },
  tag: text,
  labels: { type: 'array', items: text },
  price: number,
  isOpen: { type: 'boolean' },
  date,
  secret: { type: 'string', writeOnly: true },
};

function find(name: string, schema: Schema, description = '', properties = PROPERTIES) {
  const parameter: Parameter = { name, in: 'query', description };
  const representation = viewSchema(document, { value: { type: 'object', properties }, pointer: '#/x' });
  return findFilter(document, { parameter, schema, pointer: '#/p' }, representation);
}

describe('findFilter', () => {
  it.each([
    ['authorId', text, 'authorId', 'eq'],
    ['author_id', text, 'authorId', 'eq'],
    ['status', { enum: ['draft'] }, 'status', 'eq'],
    ['price', { type: 'integer' }, 'price', 'eq'],
    ['isOpen', { type: 'boolean' }, 'isOpen', 'eq'],
    ['date', date, 'date', 'eq'],
    ['status', { type: 'array', items: text }, 'status', 'in'],
    ['tags', { type: 'array', items: text }, 'tag', 'in'],
    ['ids', { type: 'array', items: { type: 'integer' } }, 'id', 'in'],
    ['minPrice', number, 'price', 'gte'],
    ['price_max', number, 'price', 'lte'],
    ['priceFrom', number, 'price', 'gte'],
    ['price[lte]', number, 'price', 'lte'],
    ['startDate', date, 'date', 'gte'],
    ['end_date', date, 'date', 'lte'],
    ['dateFrom', date, 'date', 'gte'],
    ['until', date, 'date', 'lte'],
  ] satisfies [string, Schema, string, string][])('%s (%j) is %s %s', (parameter, schema, property, operator) => {
    expect(find(parameter, schema)).toEqual({ parameter, property, operator });
  });

  it.each([
    ['no property of that name', 'colour', text],
    ['another type', 'price', text],
    ['one value for a property that holds many', 'labels', text],
    ['an array of another type', 'tags', { type: 'array', items: number }],
    ['a date for a date-time', 'date', dateTime],
    ['a bound of a text', 'minName', text],
    ['a bound of nothing', 'min', number],
    ['a property that is never shown', 'secret', text],
    ['a sort order', 'sort', text],
    ['a search of everything', 'q', text],
  ] satisfies [string, string, Schema][])('knows nothing of %s: %s', (_what, parameter, schema) => {
    expect(find(parameter, schema)).toBeUndefined();
  });

  it.each([
    ['Only those whose name contains this text.', 'contains'],
    ['Search by name', 'contains'],
    ['A substring of the name', 'contains'],
    ['Partial match on the name', 'contains'],
    ['The name of the author', 'eq'],
    ['', 'eq'],
  ])('%j is %s', (description, operator) => {
    expect(find('name', text, description)).toMatchObject({ property: 'name', operator });
  });

  it('searches no enum and no number by its text', () => {
    expect(find('status', { type: 'string', enum: ['draft'] }, 'Search by status')).toMatchObject({ operator: 'eq' });
    expect(find('price', number, 'Search by price')).toMatchObject({ operator: 'eq' });
  });

  it('guesses no date where there are two', () => {
    expect(find('startDate', date, '', { born: date, died: date })).toBeUndefined();
    const trip = { departure_time: dateTime, arrival_time: dateTime };
    expect(find('date', dateTime, '', trip)).toMatchObject({ property: 'departure_time', operator: 'gte' });
    expect(find('date', date, '', trip)).toBeUndefined();
    expect(find('date', dateTime, '', { ...trip, startTime: dateTime })).toBeUndefined();
    expect(find('startDate', date, '', { born: date })).toMatchObject({ property: 'born', operator: 'gte' });
    expect(find('startDate', date, '', { createdAt: dateTime })).toBeUndefined();
  });
});

describe('a filter by what a list holds', () => {
  const texts: Schema = { type: 'array', items: text };

  it('takes any of several texts', () => {
    expect(find('labels', texts)).toEqual({ parameter: 'labels', property: 'labels', operator: 'any' });
  });

  it('takes things in the list by their names', () => {
    const tags: Schema = { type: 'array', items: { type: 'object', properties: { id: number, name: text } } };
    const wanted = { parameter: 'tags', property: 'tags', operator: 'any', member: 'name' };
    expect(find('tags', texts, '', { tags })).toEqual(wanted);
  });

  it.each<[string, Schema]>([
    ['things without a name', { type: 'array', items: { type: 'object', properties: { id: number } } }],
    ['numbers', { type: 'array', items: number }],
    ['what is not shown', { type: 'array', items: text, writeOnly: true }],
  ])('is none for %s', (_, tags) => {
    expect(find('tags', texts, '', { tags })).toBeUndefined();
  });
});
