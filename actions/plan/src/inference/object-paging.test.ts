import type { Plan } from '@orchestrate/contracts/plan';
import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const flag: Schema = { type: 'boolean' };
const object = (properties: Readonly<Record<string, Schema>>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
});
const order = object({ sorted: flag, unsorted: flag, empty: flag });
const Book = object({ id: { ...text, format: 'uuid' }, title: text }, ['id', 'title']);
const pageable = (properties: Readonly<Record<string, Schema>>, more: Partial<Parameter> = {}): Parameter => ({
  name: 'pageable',
  in: 'query',
  required: true,
  schema: object(properties),
  ...more,
});
const USUAL = {
  page: { ...number, minimum: 0 },
  size: { ...number, minimum: 1 },
  sort: { type: 'array', items: text },
};

function judge(
  parameters: readonly Parameter[],
  beside: Readonly<Record<string, Schema>> = {},
  rules: Readonly<Record<string, 'off'>> = {},
): Pick<Plan, 'operations' | 'warnings'> {
  const answer = object({ content: { type: 'array', items: referTo('Book') }, ...beside }, Object.keys(beside));
  const list = answering(200, answer, { parameters: [...parameters] });
  return inferPlan(createOpenApiDocument({ '/books': { get: list } }, { Book }), { operations: {}, rules });
}

describe('an object in the query that asks for a page', () => {
  it('cuts and orders the list, as a request writes its properties', () => {
    const { operations, warnings } = judge([pageable(USUAL as Record<string, Schema>)]);
    expect(operations[0]?.paging).toEqual({
      style: 'page',
      limitParameter: 'size',
      positionParameter: 'page',
      first: 0,
      held: { in: 'pageable', limit: 'size', position: 'page' },
    });
    expect(operations[0]?.sorting).toMatchObject({
      parameter: 'sort',
      isList: true,
      held: { in: 'pageable', property: 'sort' },
    });
    expect(operations[0]?.sorting?.choices).toContainEqual({
      value: 'title,desc',
      property: 'title',
      descending: true,
    });
    expect(operations[0]?.evidence.map(({ rule }) => rule)).toContain('paging-object');
    expect(warnings).toEqual([]);
  });

  it('is written in brackets, and narrows by what else it holds', () => {
    const asked = pageable(
      { size: number, title: text, colour: text },
      { name: 'where', style: 'deepObject', required: false },
    );
    const { operations, warnings } = judge([asked]);
    expect(operations[0]?.paging).toMatchObject({ style: 'limit', limitParameter: 'where[size]' });
    expect(operations[0]?.filters).toMatchObject([{ parameter: 'where[title]', property: 'title' }]);
    expect(warnings.map(({ message }) => /`[^`]+`/.exec(message)?.[0])).toEqual(['`where[colour]`']);
  });

  it('names what it holds beside a page and an order', () => {
    const { warnings } = judge([pageable({ size: number, colour: text })]);
    expect(warnings.map(({ message }) => /`[^`]+`/.exec(message)?.[0])).toEqual(['`colour`']);
  });

  it.each(['paging', 'paging-object'])('fits no rule where %s is off', (rule) => {
    const { operations } = judge([pageable({ size: number })], {}, { [rule]: 'off' });
    expect(operations[0]?.reason).toBe('the required query parameter `pageable` fits no rule');
  });
});

describe('what an answer tells of a page', () => {
  const parameters = [pageable(USUAL as Record<string, Schema>)];
  const members = (beside: Readonly<Record<string, Schema>>) => {
    const [operation] = judge(parameters, beside).operations;
    return (
      operation?.reason ?? operation?.success?.pageMembers?.map(({ path, tells }) => `${path.join('.')}: ${tells}`)
    );
  };

  it('is filled by what is known of it, also in objects', () => {
    const held = object({ pageNumber: number, offset: number, paged: flag, sort: order }, ['paged']);
    expect(members({ first: flag, last: flag, empty: flag, numberOfElements: number, pageable: held })).toEqual([
      ...['first: first', 'last: last', 'empty: empty', 'numberOfElements: count'],
      ...['pageable.pageNumber: position', 'pageable.offset: offset', 'pageable.paged: paged'],
      ...['pageable.sort.sorted: sorted', 'pageable.sort.unsorted: unsorted', 'pageable.sort.empty: unsorted'],
    ]);
  });

  it('is the number of items that it shows, unless that is said to be the number of all', () => {
    expect(members({ results: number })).toEqual(['results: count']);
    expect(members({ results: { ...number, description: 'How many there are in total.' } })).toBeUndefined();
  });

  it.each<[string, Schema]>([
    ['pageable', object({ paged: flag, colour: text }, ['colour'])],
    ['first', text],
  ])('cannot be filled where %s asks for more', (name, schema) => {
    expect(members({ [name]: schema })).toBe(`the list's envelope requires \`${name}\`, which no rule can fill`);
  });
});
