import { describe, expect, it } from 'vitest';

import { findReferenceLoops, unfoldsTooFar } from './reference-loops';

describe('findReferenceLoops', () => {
  it.each([
    { what: 'two that name each other', root: { a: { $ref: '#/b' }, b: { $ref: '#/a' } }, loops: ['#/b', '#/a'] },
    { what: 'one that names itself', root: { a: { $ref: '#/a' } }, loops: ['#/a'] },
    { what: 'one that leads into a circle', root: { x: { $ref: '#/a' }, a: { $ref: '#/a' } }, loops: ['#/a', '#/x'] },
    { what: 'a recursive schema', root: { a: { properties: { next: { $ref: '#/a' } } } }, loops: [] },
    { what: 'a chain with an end', root: { a: { $ref: '#/b' }, b: { $ref: '#/c' }, c: {} }, loops: [] },
    { what: 'another file', root: { a: { $ref: 'b.yaml' } }, loops: [] },
  ])('$what', ({ root, loops }) => {
    expect(findReferenceLoops(root)).toEqual(loops);
  });
});

describe('unfoldsTooFar', () => {
  it('counts what aliases share as often as it occurs', () => {
    const shared = [1, 2, 3];
    expect(unfoldsTooFar([shared, shared], 9)).toBe(false);
    expect(unfoldsTooFar([shared, shared, shared], 9)).toBe(true);
  });

  it('ends where a value contains itself', () => {
    const value: unknown[] = [];
    value.push(value);
    expect(unfoldsTooFar(value)).toBe(true);
  });
});
