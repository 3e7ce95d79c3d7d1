import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { Schema } from './document';
import { foldVariants, joinAlternatives, listShared, listVariants } from './variants';

const text: Schema = { type: 'string' };
const Cat: Schema = { type: 'object', required: ['kind', 'name'], properties: { kind: { const: 'cat' }, name: text } };
const Dog: Schema = {
  allOf: [{ type: 'object', required: ['kind'], properties: { kind: { const: 'dog' } } }],
  properties: { name: text, breed: text },
};
const Fish: Schema = { type: 'object', properties: { depth: text } };
const document = createOpenApiDocument({}, { Cat, Dog, Fish });
const fold = (value: Schema): ReturnType<typeof foldVariants> => foldVariants(document, { value, pointer: '#/x' });

describe('foldVariants', () => {
  it('gives what all variants have, with the values of all, and anything beside', () => {
    const folded = fold({ oneOf: [referTo('Cat'), referTo('Dog')] });
    expect(folded?.schema).toEqual({ type: 'object', required: ['kind'], additionalProperties: true });
    expect([...(folded?.properties ?? [])].map(([name, { value }]) => [name, value])).toEqual([
      ['kind', { enum: ['cat', 'dog'] }],
      ['name', text],
    ]);
  });

  it('adds what stands beside the choice, and looks into a choice within', () => {
    const inner: Schema = { anyOf: [referTo('Dog'), referTo('Fish')] };
    const folded = fold({ required: ['id'], properties: { id: text }, oneOf: [referTo('Cat'), inner] });
    expect([...(folded?.properties.keys() ?? [])]).toEqual(['id']);
    expect(folded?.schema.required).toEqual(['id']);
  });

  it.each<[string, Schema]>([
    ['an object', referTo('Cat')],
    ['variants that share nothing', { oneOf: [referTo('Cat'), referTo('Fish')] }],
    ['a choice of a text', { oneOf: [referTo('Cat'), text] }],
    ['an object that may be null', { anyOf: [referTo('Cat'), { type: 'null' }] }],
    ['two choices at once', { oneOf: [Cat, Dog], anyOf: [Cat, Dog] }],
  ])('gives nothing for %s', (_, schema) => {
    expect(fold(schema)).toBeUndefined();
  });
});

it('lists the objects that a schema may be', () => {
  const value: Schema = { oneOf: [referTo('Cat'), referTo('Dog')] };
  const names = listVariants(document, { value, pointer: '#/x' })?.map(({ properties }) => [...properties.keys()]);
  expect(names).toEqual([
    ['kind', 'name'],
    ['kind', 'name', 'breed'],
  ]);
});

it.each<[string, Schema[], Schema]>([
  ['equal ones', [text, text], text],
  ['equal ones but for words', [{ ...text, description: 'a' }, text], { ...text, description: 'a' }],
  ['values', [{ const: 1 }, { enum: [2, 3] }], { enum: [1, 2, 3] }],
  [
    'others, with what marks all of them',
    [
      { ...text, readOnly: true },
      { type: 'integer', readOnly: true },
    ],
    {
      anyOf: [
        { ...text, readOnly: true },
        { type: 'integer', readOnly: true },
      ],
      readOnly: true,
    },
  ],
])('joins %s', (_, schemas, joined) => {
  expect(joinAlternatives(document, schemas)).toEqual(joined);
});

it('lists what all objects have, in the order of the first', () => {
  const [one, two] = [{ a: 1 }, { a: 2 }];
  const objects = [
    new Map([
      ['c', one],
      ['b', one],
      ['a', one],
    ]),
    new Map([
      ['a', two],
      ['c', two],
    ]),
  ];
  expect([...listShared(objects)]).toEqual([
    ['c', [one, two]],
    ['a', [one, two]],
  ]);
  expect(listShared([]).size).toBe(0);
});
