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

  it('is nothing that JavaScript cannot read', () => {
    expect(compilePattern('(?i)a')).toBeUndefined();
  });
});
