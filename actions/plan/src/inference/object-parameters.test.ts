import type { Plan } from '@orchestrate/contracts/plan';
import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, jsonOf, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const Book: Schema = {
  type: 'object',
  required: ['id'],
  properties: { id: { ...text, format: 'uuid' }, title: text, pages: number, size: number },
};
const asking = (
  name: string,
  properties: Readonly<Record<string, Schema>>,
  more: Partial<Pick<Parameter, 'style' | 'explode'>> = {},
): Parameter => ({ name, in: 'query', schema: { type: 'object', properties }, ...more });

function judge(...parameters: Parameter[]): Pick<Plan, 'operations' | 'warnings'> {
  const books: Schema = { type: 'array', items: referTo('Book') };
  const list = {
    operationId: 'listBooks',
    parameters,
    responses: { '200': { description: 'All.', ...jsonOf(books) } },
  };
  const read = {
    parameters: [pathParameter('bookId')],
    responses: { '200': { description: 'x', ...jsonOf(referTo('Book')) } },
  };
  const document = createOpenApiDocument({ '/books': { get: list }, '/books/{bookId}': { get: read } }, { Book });
  return inferPlan(document, { operations: {}, rules: {} });
}

describe('an object in the query', () => {
  it('narrows by its properties, as a request writes them', () => {
    const deep = asking('filter', { minPages: number, title: text }, { style: 'deepObject' });
    const { operations, warnings } = judge(deep, asking('range', { maxPages: { type: ['integer', 'null'] } }));
    expect(operations[0]?.filters).toEqual([
      {
        parameter: 'filter[minPages]',
        property: 'pages',
        operator: 'gte',
        held: { in: 'filter', property: 'minPages' },
      },
      { parameter: 'filter[title]', property: 'title', operator: 'eq', held: { in: 'filter', property: 'title' } },
      { parameter: 'maxPages', property: 'pages', operator: 'lte', held: { in: 'range', property: 'maxPages' } },
    ]);
    expect(warnings).toEqual([]);
  });

  it('is named by each property that fits nothing, or is asked for twice', () => {
    const deep = asking('filter', { title: text, colour: text }, { style: 'deepObject' });
    const { operations, warnings } = judge({ name: 'title', in: 'query', schema: text }, deep);
    expect(operations[0]?.filters).toEqual([{ parameter: 'title', property: 'title', operator: 'eq' }]);
    expect(warnings.map(({ message }) => /`[^`]+`/.exec(message)?.[0])).toEqual([
      '`filter[title]`',
      '`filter[colour]`',
    ]);
  });

  it.each<[string, Parameter]>([
    ['pages', asking('page', { size: number }, { style: 'deepObject' })],
    ['a size of pages', asking('options', { size: number })],
  ])('cuts, and narrows nothing, where it is %s', (_case, parameter) => {
    const { operations, warnings } = judge(parameter);
    expect(operations[0]?.filters).toEqual([]);
    expect(operations[0]?.paging?.held).toEqual({ in: parameter.name, limit: 'size' });
    expect(warnings).toEqual([]);
  });

  it.each<[string, Parameter]>([
    ['JSON', { name: 'where', in: 'query', ...jsonOf({ type: 'object', properties: { title: text } }) }],
    ['one text of all', asking('where', { title: text }, { explode: false })],
  ])('narrows nothing where it is %s', (_case, parameter) => {
    const { operations, warnings } = judge(parameter);
    expect(operations[0]?.filters).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});
