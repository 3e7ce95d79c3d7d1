import { describe, expect, it } from 'vitest';

import type { OpenApiDocument } from './document';
import { extendPointer, findByPointer, findComponentName, followReference, parsePointer } from './references';

const document = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {},
  components: {
    schemas: {
      Pet: { type: 'object' },
      Alias: { $ref: '#/components/schemas/Pet' },
      'a/b~c d': { type: 'string' },
      One: { $ref: '#/components/schemas/Other' },
      Other: { $ref: '#/components/schemas/One' },
    },
  },
} satisfies OpenApiDocument;

describe('parsePointer', () => {
  it.each([
    ['#', []],
    ['#/paths/~1pets', ['paths', '/pets']],
    ['#/a/b~01', ['a', 'b~1']],
    ['#/a/with%20space', ['a', 'with space']],
    ['#/a/100%', ['a', '100%']],
  ])('%s', (pointer, keys) => {
    expect(parsePointer(pointer)).toEqual(keys);
  });

  it('undoes extendPointer', () => {
    expect(parsePointer(extendPointer('#/x', 'a/b', '~', 3))).toEqual(['x', 'a/b', '~', '3']);
  });
});

describe('findByPointer', () => {
  it.each([
    ['#/components/schemas/Pet', { type: 'object' }],
    ['#/components/schemas/a~1b~0c%20d', { type: 'string' }],
    ['#/components/schemas/No', undefined],
    ['#/components/schemas/constructor', undefined],
    ['#/openapi/length', undefined],
  ])('%s', (pointer, value) => {
    expect(findByPointer(document, pointer)).toEqual(value);
  });
});

describe('followReference', () => {
  it('follows a chain to its end', () => {
    const found = followReference(document, { $ref: '#/components/schemas/Alias' }, '#/x');
    expect(found).toEqual({ value: { type: 'object' }, pointer: '#/components/schemas/Pet' });
  });

  it('gives back what is no reference', () => {
    expect(followReference(document, { type: 'string' }, '#/x')).toEqual({ value: { type: 'string' }, pointer: '#/x' });
  });

  it.each([
    ['#/components/schemas/One', 'leads in a circle'],
    ['#/components/schemas/No', 'leads nowhere'],
    ['other.yaml#/Pet', 'leads nowhere'],
  ])('refuses %s', ($ref, message) => {
    expect(() => followReference(document, { $ref }, '#/x')).toThrow(message);
  });
});

describe('findComponentName', () => {
  it.each([
    ['#/components/schemas/Pet', 'Pet'],
    ['#/components/schemas/a~1b', 'a/b'],
    ['#/components/schemas/Pet/properties/id', undefined],
    ['#/components/parameters/Pet', undefined],
  ])('%s', (pointer, name) => {
    expect(findComponentName(pointer)).toBe(name);
  });
});
