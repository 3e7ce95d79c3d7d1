import { DEVELOPMENT_CORPUS, HELD_OUT_CORPUS } from '@orchestrate/testkit/untrusted-text/corpus';
import { judgeSanitiser } from '@orchestrate/testkit/untrusted-text/judge';
import { describe, expect, it } from 'vitest';

import { cleanUntrustedText, describeRemovals, formatOfFile } from './untrusted-text';

const corpora = [
  ['the corpus it was made with', DEVELOPMENT_CORPUS],
  ['the corpus that was held out', HELD_OUT_CORPUS],
] as const;

describe.each(corpora)('cleanUntrustedText on %s', (_name, corpus) => {
  const { recall, precision, missed, damaged } = judgeSanitiser(cleanUntrustedText, corpus);

  it('finds what is hidden', () => {
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(precision, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  it('leaves honest text as it is', () => {
    expect(damaged).toEqual([]);
  });

  it('finds nothing in what it has cleaned', () => {
    for (const { text, format = 'markdown' } of [...corpus.attacks, ...corpus.harmless]) {
      const once = cleanUntrustedText(text, { format }).text;
      expect(cleanUntrustedText(once, { format })).toEqual({ text: once, removed: [], leftOut: 0 });
    }
  });
});

describe('cleanUntrustedText', () => {
  it('says what it took out', () => {
    const clean = cleanUntrustedText('a\u200b\u200bb <!-- x -->', { format: 'markdown' });
    expect(clean.removed).toEqual([
      { kind: 'zero-width', count: 2 },
      { kind: 'html-comment', count: 1 },
    ]);
    expect(describeRemovals(clean)).toBe('2 zero-width characters, 1 HTML comment');
  });

  it('bounds the size, and says so', () => {
    const clean = cleanUntrustedText('a'.repeat(100), { format: 'verbatim', limit: 10 });
    expect(clean).toEqual({ text: `${'a'.repeat(10)}\n[90 more characters]`, removed: [], leftOut: 90 });
    expect(describeRemovals(clean)).toBe('90 characters for size');
  });

  it('gives a text its markup back as plain text where hiding never ends', () => {
    const nested = `${'<!-'.repeat(12)}<!-- a -->${'- b -->'.repeat(12)}`;
    expect(cleanUntrustedText(nested, { format: 'markdown' }).text).not.toContain('<!--');
  });

  // The tests load the reader's own checks with it, which takes fifty times as long as what is bundled.
  it.each([
    ['links that never end', '[a]('.repeat(2_000)],
    ['images in images', `${'!['.repeat(1_000)}a${'](b)'.repeat(1_000)}`],
    ['quotes in quotes', '> '.repeat(32_000)],
    ['lists in lists', '- * + '.repeat(10_000)],
    ['tags that never end', '<a x="'.repeat(2_000)],
    ['joiners', 'a\u200d'.repeat(4_000)],
  ])('reads %s in a time that is bounded', (_what, text) => {
    const begin = process.cpuUsage();
    cleanUntrustedText(text, { format: 'markdown' });
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(20);
  });
});

it.each([
  ['README.md', 'markdown'],
  ['docs/A.MDX', 'markdown'],
  ['src/app.ts', 'verbatim'],
  ['page.html', 'verbatim'],
])('formatOfFile(%s) is %s', (path, format) => {
  expect(formatOfFile(path)).toBe(format);
});
