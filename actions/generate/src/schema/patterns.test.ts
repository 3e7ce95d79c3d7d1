import { describe, expect, it } from 'vitest';

import { compilePattern } from './patterns';

describe('compilePattern', () => {
  it.each([
    ['a character outside of the basic plane is one', String.raw`^\d+.\d{2}$`, '12\u{1F600}93'],
    ['a letter of any script is one', String.raw`^\p{L}+$`, 'Żółć'],
    ['what only older patterns may write is read as they are', String.raw`^[\w-.]+$`, 'a-b.c'],
  ])('%s', (_, pattern, text) => {
    expect(compilePattern(pattern)?.test(text)).toBe(true);
  });

  it.each([
    [String.raw`^97[89][0-9]{10}$`, ''],
    [String.raw`^\d+\.\d{2}$`, ''],
    [String.raw`^[^,]+$`, 'u'],
    [String.raw`^\S+$`, 'u'],
  ])('reads %s with the flags "%s"', (pattern, flags) => {
    expect(compilePattern(pattern)?.flags).toBe(flags);
  });

  it('is nothing that JavaScript cannot read', () => {
    expect(compilePattern('(?i)a')).toBeUndefined();
  });
});
