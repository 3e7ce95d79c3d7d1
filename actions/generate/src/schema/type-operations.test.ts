import { describe, expect, it } from 'vitest';

import { intersectTypes, uniteTypes } from './type-operations';

describe('uniteTypes', () => {
  it.each([
    [['string', 'null'], 'string | null'],
    [['Pet', 'Cat', 'Pet'], 'Pet | Cat'],
    [['Pet', 'unknown'], 'unknown'],
    [['Pet', 'never'], 'Pet'],
    [["'a'", 'string', '1'], 'string | 1'],
    [["'a'", "'b'"], "'a' | 'b'"],
    [['true', 'boolean', '-1', 'number'], 'boolean | number'],
    [[], 'never'],
  ])('makes of %j: %s', (alternatives, expected) => {
    expect(uniteTypes(alternatives)).toBe(expected);
  });
});

describe('intersectTypes', () => {
  it.each([
    [['Pet', 'unknown'], 'Pet'],
    [['Pet', 'Cat'], '(Pet & Cat)'],
    [['Pet | null', 'Cat'], '((Pet | null) & Cat)'],
    [['Pet', 'never'], 'never'],
    [['string', "'a'"], "'a'"],
    [["'a' | 'b'", 'unknown'], "'a' | 'b'"],
    [[], 'unknown'],
  ])('makes of %j: %s', (parts, expected) => {
    expect(intersectTypes(parts)).toBe(expected);
  });
});
