import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };

function plan(parameters: readonly Parameter[], rules: Readonly<Record<string, 'off'>> = {}): InferredPlan {
  const Book: Schema = {
    type: 'object',
    required: ['id', 'title'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      title: text,
      pages: { type: 'integer' },
      createdAt: { type: 'string', format: 'date-time', readOnly: true },
    },
  };
  const list = answering(200, { type: 'array', items: referTo('Book') }, { parameters: [...parameters] });
  return inferPlan(createOpenApiDocument({ '/books': { get: list } }, { Book }), { operations: {}, rules });
}

const sort = (...parameters: Parameter[]): PlannedOperation['sorting'] => plan(parameters).operations[0]?.sorting;
const oneOf = (...values: string[]): Schema => ({ ...text, enum: values });

describe('query parameters that order a list', () => {
  it('take a sign, a word behind the name, and words for the newest', () => {
    const values = ['title', '-title', '+pages', 'pages:desc', 'created_at_asc', 'newest', 'oldest'];
    expect(sort(queryParameter('sort', oneOf(...values)))?.choices).toEqual([
      { value: 'title', property: 'title', descending: false },
      { value: '-title', property: 'title', descending: true },
      { value: '+pages', property: 'pages', descending: false },
      { value: 'pages:desc', property: 'pages', descending: true },
      { value: 'created_at_asc', property: 'createdAt', descending: false },
      { value: 'newest', descending: true },
      { value: 'oldest', descending: false },
    ]);
  });

  it('may leave the direction to a second one', () => {
    const sorting = sort(
      queryParameter('sortBy', oneOf('title', 'pages')),
      queryParameter('order', oneOf('asc', 'desc')),
    );
    expect(sorting).toMatchObject({ parameter: 'sortBy', direction: { parameter: 'order', descending: ['desc'] } });
  });

  it('is turned round unless asked, where the direction says so by default', () => {
    const order = queryParameter('order', { ...oneOf('asc', 'desc'), default: 'desc' });
    expect(sort(queryParameter('sortBy', oneOf('title', 'pages')), order)?.direction).toEqual({
      parameter: 'order',
      descending: ['desc'],
      unless: ['asc'],
    });
  });

  it('may be the direction alone', () => {
    expect(sort(queryParameter('order', oneOf('asc', 'desc')))?.choices).toEqual([
      { value: 'asc', descending: false },
      { value: 'desc', descending: true },
    ]);
  });

  it('take any property where no values are declared, in the form that is described', () => {
    const free = sort(queryParameter('sort', text, { description: 'For example `title:desc`.' }));
    expect(free?.choices).toContainEqual({ value: 'pages:desc', property: 'pages', descending: true });
    expect(free?.choices).toContainEqual({ value: '-createdAt', property: 'createdAt', descending: true });
    const followed = sort(queryParameter('sort', text, { description: '`title`, followed by `:asc` or `:desc`' }));
    expect(followed?.choices).toContainEqual({ value: 'pages:desc', property: 'pages', descending: true });
    expect(followed?.choices).toContainEqual({ value: 'pages:asc', property: 'pages', descending: false });
    const narrow = sort(queryParameter('sort', { ...text, pattern: '^-?(title|pages)$' }));
    expect(narrow?.choices.map(({ value }) => value)).toEqual(['title', '-title', 'pages', '-pages']);
  });

  it('are told of where a value means nothing', () => {
    const { warnings, operations } = plan([queryParameter('sort', oneOf('title', 'relevance'))]);
    expect(operations[0]?.sorting?.choices).toHaveLength(1);
    expect(operations[0]?.evidence).toContainEqual({ rule: 'sorting', detail: '`sort`: ordered by title' });
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('`relevance`')]);
  });

  it('order nothing where the rule is off or none of the values is known', () => {
    const parameter = queryParameter('sort', oneOf('title'));
    const off = plan([parameter], { sorting: 'off' });
    expect(off.operations[0]?.sorting).toBeUndefined();
    expect(off.warnings.map(({ rule }) => rule)).toEqual(['overruled', 'unexplained-parameter']);
    expect(sort(queryParameter('sort', oneOf('relevance')))).toBeUndefined();
  });
});

describe('lists that are said to show the newest first', () => {
  const say = (description: string, rules: Readonly<Record<string, 'off'>> = {}): PlannedOperation | undefined => {
    const Book: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, title: text } };
    const list = answering(200, { type: 'array', items: referTo('Book') }, { description });
    return inferPlan(createOpenApiDocument({ '/books': { get: list } }, { Book }), { operations: {}, rules })
      .operations[0];
  };

  it.each(['Get most recent books.', 'All books, newest first.', 'Books in reverse chronological order.'])(
    'do so: %s',
    (description) => {
      const list = say(description);
      expect(list?.sorting).toEqual({ choices: [{ value: 'newest', descending: true }] });
      expect(list?.evidence.map(({ rule }) => rule)).toContain('newest-first');
      expect(list?.becomes).toContain('the newest first');
      expect(say(description, { 'newest-first': 'off' })?.sorting).toBeUndefined();
    },
  );

  it('are no others', () => {
    expect(say('Books that were recently read, with their latest edition.')?.sorting).toBeUndefined();
  });
});
