import { describe, expect, it } from 'vitest';

import { escapeMarkdown, neutralizeWorkflowCommands, sanitizeText, stripAnsi } from './text';

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

  it('cuts what is too long and says so', () => {
    expect(sanitizeText('abcdef', 4)).toBe('abcd\n[2 more characters]');
  });
});

describe('neutralizeWorkflowCommands', () => {
  it.each(['::set-output name=a::b', '  ::add-mask::x', '##[error]x', 'ok\n::error::x'])('breaks %j', (text) => {
    const safe = neutralizeWorkflowCommands(text);
    expect(safe).not.toMatch(/^\s*::\S/m);
    expect(safe).not.toContain('##[');
    expect(safe.replaceAll('\u2060', '')).toBe(text);
  });

  it('leaves C++ and IPv6 in a sentence alone', () => {
    expect(neutralizeWorkflowCommands('use std::vector at fe80::1')).toBe('use std::vector at fe80::1');
  });
});

it('stripAnsi takes escapes only', () => {
  expect(stripAnsi('\u001b[1;32m✓\u001b[39m ok')).toBe('✓ ok');
});

it('escapeMarkdown keeps text inside a table cell', () => {
  expect(escapeMarkdown('a|b\n<script> `x` *y*')).toBe('a\\|b &lt;script&gt; \\`x\\` \\*y\\*');
});
