import { describe, expect, it } from 'vitest';

import { createRedactor, findSecretValues } from './redaction';

const SECRET = 'correct horse/battery+staple';
const redact = createRedactor([SECRET]);

describe('createRedactor', () => {
  it.each([
    ['exact', SECRET],
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['base64url', Buffer.from(SECRET).toString('base64url')],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['cut at the end', SECRET.slice(0, -5)],
    ['cut at the start', SECRET.slice(7)],
  ])('hides a secret in %s form', (_form, text) => {
    const shown = redact(`before ${text} after`);
    expect(shown).not.toContain(text);
    expect(shown).toMatch(/^before .*\*\*\*.* after$/);
  });

  it.each([
    `sk-ant-${'a1'.repeat(20)}`,
    `ghp_${'A1b2'.repeat(9)}`,
    `AKIA${'ABCD'.repeat(4)}`,
    `xoxb-${'1234567890'.repeat(2)}`,
    `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`,
  ])('hides known formats whoever they belong to', (token) => {
    expect(createRedactor([])(`token=${token};`)).toBe('token=***;');
  });

  it('leaves ordinary text alone, and short values that would blank it out', () => {
    const text = 'The desk-top key is a sketch: sk-1, AKIA, ghp_short.';
    expect(createRedactor(['key', 'a', ''])(text)).toBe(text);
  });
});

describe('findSecretValues', () => {
  it('goes by the names of variables', () => {
    const found = findSecretValues({
      GITHUB_TOKEN: 'abcdefgh',
      OPENAI_API_KEY: 'ijklmnop',
      PATH: '/usr/bin',
      MY_TOKEN: 'x',
    });
    expect(found).toEqual(['abcdefgh', 'ijklmnop']);
  });
});
