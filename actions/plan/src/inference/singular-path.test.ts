import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const Cart: Schema = { type: 'object', required: ['id'], properties: { id, owner: { type: 'string' } } };
const Line: Schema = { type: 'object', required: ['id'], properties: { id, count: { type: 'integer' } } };
const listOf = (name: string): Schema => ({ type: 'array', items: referTo(name) });
const parameters = [pathParameter('cartId')];
const makes = (name: string) => ({ post: answering(201, referTo(name), { requestBody: jsonOf(referTo(name)) }) });

const CARTS: PathItem = { get: answering(200, listOf('Cart')), ...makes('Cart') };
const CART: PathItem = { parameters, get: answering(200, referTo('Cart')), delete: answering(204) };
const LINES: PathItem = { parameters, get: answering(200, listOf('Line')), ...makes('Line') };

function plan(paths: Readonly<Record<string, PathItem>>, rules: Readonly<Record<string, 'off'>> = {}): InferredPlan {
  return inferPlan(createOpenApiDocument(paths, { Cart, Line }), { operations: {}, rules });
}

const named = ({ resources }: InferredPlan): string[] => resources.map(({ plural }) => plural);

describe('items at a path in the singular', () => {
  it('are those of the collection in the plural, and have collections below them', () => {
    const found = plan({ '/carts': CARTS, '/cart/{cartId}': CART, '/cart/{cartId}/lines': LINES });
    expect(found.operations.map(({ kind, path, resource }) => [kind, path, resource])).toEqual([
      ['list', '/carts', 'Cart'],
      ['create', '/carts', 'Cart'],
      ['read', '/cart/{cartId}', 'Cart'],
      ['delete', '/cart/{cartId}', 'Cart'],
      ['list', '/cart/{cartId}/lines', 'Line'],
      ['create', '/cart/{cartId}/lines', 'Line'],
    ]);
    expect(found.operations[5]?.parents).toMatchObject([{ parameter: 'cartId', resource: 'Cart' }]);
    expect(found.operations[2]?.evidence).toContainEqual({
      rule: 'singular-path',
      detail: 'it is about items of /carts, where the same is made and shown',
    });
  });

  it('are those of a collection below another one', () => {
    const at = '/shops/{shopId}';
    const shop = [pathParameter('shopId')];
    const found = plan({
      '/shops': { get: answering(200, listOf('Line')), ...makes('Line') },
      [at]: { parameters: shop, get: answering(200, referTo('Line')) },
      [`${at}/carts`]: { ...CARTS, parameters: shop },
      [`${at}/cart/{cartId}`]: { ...CART, parameters: [...shop, ...parameters] },
    });
    expect(named(found)).toEqual(['shops', 'carts']);
  });

  it.each<[string, Readonly<Record<string, PathItem>>]>([
    ['the collection has items of its own', { '/carts': CARTS, '/cart/{cartId}': CART, '/carts/{cartId}': CART }],
    ['there is a collection in the singular', { '/carts': CARTS, '/cart/{cartId}': CART, '/cart': CARTS }],
    ['they show something else', { '/carts': makes('Line'), '/cart/{cartId}': CART }],
    ['nothing is made there', { '/carts': { get: answering(200, listOf('Cart')) }, '/cart/{cartId}': CART }],
    ['the path is none of it', { '/carts': CARTS, '/basket/{cartId}': CART }],
  ])('are others where %s', (_why, paths) => {
    expect(plan(paths).operations.flatMap(({ evidence }) => evidence.map(({ rule }) => rule))).not.toContain(
      'singular-path',
    );
  });

  it('are others where the rule is switched off', () => {
    const paths = { '/carts': CARTS, '/cart/{cartId}': CART };
    expect(named(plan(paths, { 'singular-path': 'off' }))).toHaveLength(2);
    expect(named(plan(paths))).toEqual(['carts']);
  });
});
