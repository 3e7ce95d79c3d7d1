import { describe, expect, it } from 'vitest';

import { escapeMarkdown, sanitizeText, stripAnsi } from './text';

describe('sanitizeText', () => {
  it.each([
    ['terminal colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a terminal title', '\u001b]0;title\u0007text', 'text'],
    ['bidirectional marks', 'a\u202eb\u2066c', 'abc'],
    ['zero-width characters', 'a\u200bb\u200dc\ufeff', 'abc'],
    ['tag characters', 'hi\u{e0041}\u{e0042}', 'hi'],
    ['control characters', 'a\u0000b\u0008c', 'abc'],
    ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
  ])('removes %s', (_what, text, expected) => {
    expect(sanitizeText(text)).toBe(expected);
  });

  it('keeps words of every language, emoji, tabs and line breaks', () => {
    const text = 'Größe\t日本語\n🦀 é — “ok”';
    expect(sanitizeText(text)).toBe(text);
  });

  it('keeps the joiners of emoji and scripts', () => {
    const text = '\u{1f469}\u200d\u{1f4bb} \u2764\ufe0f \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645';
    expect(sanitizeText(text)).toBe(text);
  });

  it('does not cut a character in two', () => {
    expect(sanitizeText('abc\u{1f980}', 4)).toBe('abc\n[2 more characters]');
  });

  it('cuts what is too long and says so', () => {
    expect(sanitizeText('abcdef', 4)).toBe('abcd\n[2 more characters]');
  });
});

it('stripAnsi takes escapes only', () => {
  expect(stripAnsi('\u001b[1;32m✓\u001b[39m ok')).toBe('✓ ok');
});

it('escapeMarkdown keeps text inside a table cell', () => {
  expect(escapeMarkdown('a|b\n<script> `x` *y*')).toBe('a\\|b &lt;script&gt; \\`x\\` \\*y\\*');
});
