import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findCircles, hasMark, listNested, listReachable, listReferred } from './schema-graph';

const document = createOpenApiDocument(
  {},
  {
    Tree: { type: 'object', properties: { branches: { type: 'array', items: referTo('Branch') } } },
    Branch: { anyOf: [referTo('Tree'), referTo('Leaf')] },
    Leaf: { type: 'object', properties: { id: { type: 'string', readOnly: true } } },
    Wood: { type: 'array', items: referTo('Tree') },
    Bark: { properties: { id: { readOnly: true }, age: { type: 'integer' }, of: referTo('Leaf') } },
  },
);

describe('the graph of schemas', () => {
  it('lists what a schema refers to, but not what its examples look like', () => {
    expect(listReferred({ items: referTo('Leaf'), example: referTo('Tree') })).toEqual(['Leaf']);
    expect(listReferred({ $ref: '#/components/schemas/Leaf/properties/id' })).toEqual(['Leaf']);
  });

  it('reaches over any number of steps, in circles too', () => {
    expect([...listReachable(document, referTo('Wood'))].sort()).toEqual(['Branch', 'Leaf', 'Tree', 'Wood']);
  });

  it('knows which schemas contain themselves, and by way of which others', () => {
    expect(Object.fromEntries([...findCircles(document)].map(([name, others]) => [name, [...others].sort()]))).toEqual({
      Tree: ['Branch', 'Tree'],
      Branch: ['Branch', 'Tree'],
    });
  });

  it('finds a mark however deep it is', () => {
    expect(hasMark(document, referTo('Wood'), 'readOnly')).toBe(true);
    expect(hasMark(document, referTo('Wood'), 'writeOnly')).toBe(false);
  });

  it('finds no mark beside the part that a reference leads into', () => {
    expect(hasMark(document, { $ref: '#/components/schemas/Bark/properties/age' }, 'readOnly')).toBe(false);
    expect(hasMark(document, { $ref: '#/components/schemas/Bark/properties/of' }, 'readOnly')).toBe(true);
  });

  it.each(['type', 'enum', '$ref', 'items', 'properties', 'default', 'const', 'example', 'x-mark', 'readOnly'])(
    'takes a property that is called %s for no keyword',
    (name) => {
      const property: Schema = { type: 'string', readOnly: true };
      const around: Schema = { type: 'object', properties: { [name]: property } };
      expect(listNested(document, around)).toEqual([around, property]);
      expect(hasMark(document, { properties: { [name]: true } }, 'readOnly')).toBe(false);
    },
  );

  it.each<[string, object]>([
    ['in a body that others share', { $ref: '#/components/requestBodies/Wood' }],
    ['in an answer', { content: { default: { schema: referTo('Wood') } } }],
    ['in a header', { headers: { default: { schema: referTo('Wood') } } }],
    ['in a property called default', { properties: { default: referTo('Wood') } }],
    ['by a pattern called example', { patternProperties: { example: referTo('Wood') } }],
  ])('reaches what stands %s', (_, value) => {
    const content = { 'application/json': { schema: referTo('Wood') } };
    const shared = { ...document, components: { ...document.components, requestBodies: { Wood: { content } } } };
    expect([...listReachable(shared, value)].sort()).toEqual(['Branch', 'Leaf', 'Tree', 'Wood']);
  });

  it('reaches nothing beside the part that a reference leads into', () => {
    expect([...listReachable(document, { $ref: '#/components/schemas/Bark/properties/age' })]).toEqual(['Bark']);
  });

  it('reaches nothing by data and by extensions', () => {
    const data = { default: referTo('Wood'), enum: [referTo('Wood')], const: referTo('Wood'), 'x-of': referTo('Wood') };
    expect([...listReachable(document, data)]).toEqual([]);
  });
});
