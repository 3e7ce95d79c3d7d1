import { describe, expect, it } from 'vitest';

import { narrowPattern } from './sampled-pattern';

describe('a pattern to make texts up for', () => {
  it.each([
    ['keeps what has no Unicode names', '^[A-Z]{2}\\d\\]$', '^[A-Z]{2}\\d\\]$'],
    ['has some of the digits that a name stands for', '^\\p{Nd}+$', '^[0-9]+$'],
    ['has them in a class among others', '^[\\p{Nd}\\]x]+\\p{Zs}$', '^[0-9\\]x]+[ ]$'],
    ['is none where a class leaves letters out', '^[^\\p{L}]$', undefined],
    ['is none where all but letters are allowed', '^\\P{L}$', undefined],
    ['is none with a name that nobody here knows', '^\\p{Emoji}$', undefined],
    ['is none where it looks ahead', '^(?=a)b', undefined],
    ['is none where it remembers', '^(a)\\1$', undefined],
  ])('%s', (_, pattern, narrowed) => {
    expect(narrowPattern(pattern)).toBe(narrowed);
  });

  it.each(['L', 'Alphabetic', 'Script=Latin', 'Lu', 'Ll', 'M', 'N', 'Nd', 'P', 'S', 'Z', 'Zs'])(
    'matches nothing but what \\p{%s} matches',
    (name) => {
      const [narrowed, named] = [narrowPattern(`^\\p{${name}}$`) ?? '', new RegExp(`^\\p{${name}}$`, 'u')];
      const texts = Array.from({ length: 0x400 }, (_, code) => String.fromCodePoint(code)).filter((text) =>
        new RegExp(narrowed, 'u').test(text),
      );
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => !named.test(text))).toEqual([]);
    },
  );
});
