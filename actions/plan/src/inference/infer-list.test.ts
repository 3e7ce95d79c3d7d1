import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const Pet: Schema = { type: 'object', required: ['id'], properties: { id: { ...text, format: 'uuid' }, name: text } };
const pets: Schema = { type: 'array', items: referTo('Pet') };
const page: Schema = { type: 'object', required: ['pets'], properties: { pets, nextCursor: text } };

function judge(
  parameters: readonly string[],
  answer: Schema = pets,
  rules: PlanSettings['rules'] = {},
): PlannedOperation | undefined {
  const schemas: Readonly<Record<string, Schema>> = { sort: { enum: ['name', '-name'] }, cursor: text };
  const list = {
    parameters: parameters.map((name) => queryParameter(name, schemas[name] ?? number)),
    responses: { '200': { description: 'All.', headers: { Link: { schema: text } }, ...jsonOf(answer) } },
  };
  const read = {
    parameters: [pathParameter('petId')],
    responses: { '200': { description: 'x', ...jsonOf(referTo('Pet')) } },
  };
  const document = createOpenApiDocument({ '/pets': { get: list }, '/pets/{petId}': { get: read } }, { Pet });
  return inferPlan(document, { operations: {}, rules }).operations[0];
}

describe('lists in pages', () => {
  it.each([
    ['by page', ['page', 'size'], pets],
    ['by offset', ['offset', 'limit'], pets],
    ['by cursor', ['cursor', 'limit'], page],
  ])('are linked %s where `Link` is declared', (_, parameters, answer) => {
    const list = judge(parameters, answer);
    expect(list?.links).toBe(true);
    expect(list?.evidence.map(({ rule }) => rule)).toContain('link');
    expect(judge(parameters, answer, { link: 'off' })?.links).toBeUndefined();
  });

  it('are not linked where nothing says which page it is', () => {
    expect(judge(['limit'])?.links).toBeUndefined();
    expect(judge([])?.links).toBeUndefined();
  });

  it('are ordered where they are cut by a cursor too', () => {
    const list = judge(['cursor', 'limit', 'sort'], page);
    expect(list).toMatchObject({ paging: { style: 'cursor' }, sorting: { parameter: 'sort' } });
  });
});

const address: Schema = { type: ['string', 'null'], format: 'uri' };

describe('addresses of pages in the answer', () => {
  const numbered: Schema = {
    type: 'object',
    required: ['pets', 'count', 'next', 'previous'],
    properties: { pets, count: number, next: { type: ['string', 'null'] }, previous: { type: ['string', 'null'] } },
  };

  it('are told of the next page and of the one before', () => {
    const list = judge(['page', 'size'], numbered);
    expect(list?.success).toMatchObject({
      totalProperty: 'count',
      pageLinks: {
        links: [
          { property: 'next', page: 'next', atEnd: 'null' },
          { property: 'previous', page: 'prev', atEnd: 'null' },
        ],
      },
    });
    expect(list?.evidence).toContainEqual({
      rule: 'link',
      detail: '`next`, `previous` in the answer: addresses of pages',
    });
    expect(judge(['page', 'size'], numbered, { link: 'off' })?.kind).toBe('custom');
    expect(judge(['size'], numbered)?.kind).toBe('custom');
  });

  it('may be in an object of their own, which must hold no more than is known', () => {
    const links: Schema = { type: 'object', required: ['self'], properties: { self: address, next: address } };
    const wrapped = (inner: Schema): Schema => ({
      type: 'object',
      required: ['pets', 'links'],
      properties: { pets, links: inner },
    });
    expect(judge(['page', 'size'], wrapped(links))?.success?.pageLinks).toEqual({
      holder: 'links',
      links: [
        { property: 'self', page: 'self', atEnd: 'null' },
        { property: 'next', page: 'next', atEnd: 'null' },
      ],
    });
    const odd = { ...links, required: ['self', 'related'], properties: { ...links.properties, related: address } };
    expect(judge(['page', 'size'], wrapped(odd))?.reason).toContain('`links`');
  });

  it('lead on by a cursor where they are said to be addresses, and are cursors else', () => {
    const cut = (next: Schema): Schema => ({ type: 'object', required: ['pets'], properties: { pets, next } });
    const linked = judge(['cursor', 'limit'], cut(address))?.success;
    expect(linked).toMatchObject({ pageLinks: { links: [{ page: 'next' }] } });
    expect(linked?.next).toBeUndefined();
    const plain = judge(['cursor', 'limit'], cut(text))?.success;
    expect(plain).toMatchObject({ next: { property: 'next' } });
    expect(plain?.pageLinks).toBeUndefined();
  });
});

it('is not narrowed by a default that a schema has for all its uses', () => {
  const Kind: Schema = { type: 'string', enum: ['cat', 'dog'], default: 'cat' };
  const parameters = [queryParameter('kind', referTo('Kind'))];
  const list = { parameters, responses: { '200': { description: 'All.', ...jsonOf(pets) } } };
  const kinds: Schema = { ...Pet, properties: { ...Pet.properties, kind: referTo('Kind') } };
  const { operations } = inferPlan(createOpenApiDocument({ '/pets': { get: list } }, { Pet: kinds, Kind }));
  expect(operations[0]?.evidence).toContainEqual({
    rule: 'filter-eq',
    detail: '`kind` narrows by the property `kind`; the default of its schema, "cat", narrows nothing',
  });
});
