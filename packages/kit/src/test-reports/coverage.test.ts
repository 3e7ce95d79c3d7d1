import { readFileSync } from 'node:fs';
import path from 'node:path';

import { coverageSchema } from '@orchestrate/contracts/test-report';
import { describe, expect, it } from 'vitest';

import { parseCoverageFinal, parseCoverageSummary, parseLineHits, parseLoadedLines } from './coverage';

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const final = read('coverage-final.json');
const summary = read('coverage-summary.json');

describe('parseCoverageSummary', () => {
  it('gives totals and files relative to the root', () => {
    const coverage = coverageSchema.parse(parseCoverageSummary(summary, '/home/me/shop'));
    expect(coverage.files.map((file) => file.path)).toEqual(['src/price.ts', 'src/shipping.ts']);
    expect(coverage.lines).toEqual({ covered: 3, total: 6, percent: 50 });
    expect(coverage.branches.covered).toBeLessThan(coverage.branches.total);
  });

  it('leaves out what lies outside the root', () => {
    expect(parseCoverageSummary(summary, '/home/me/other').files).toEqual([]);
  });

  it('takes nothing to cover as covered', () => {
    expect(parseCoverageSummary('{}', '/home/me/shop').lines).toEqual({ covered: 0, total: 0, percent: 100 });
  });
});

describe('parseCoverageFinal', () => {
  it('agrees with the summary of the same run', () => {
    expect(parseCoverageFinal(final, '/home/me/shop')).toEqual(parseCoverageSummary(summary, '/home/me/shop'));
  });

  it.each(['', '[]', '{"a":{"path":"a"}}'])('refuses %j', (text) => {
    expect(() => parseCoverageFinal(text, '/')).toThrow();
  });
});

describe('parseLineHits', () => {
  it('counts how often each line ran', () => {
    const hits = parseLineHits(final, '/home/me/shop').get('src/price.ts');
    expect(Object.fromEntries(hits ?? [])).toEqual({ 2: 2, 3: 0, 5: 2, 8: 0, 9: 0 });
  });
});

describe('parseLoadedLines', () => {
  it('tells what runs on import from what runs on a call', () => {
    const file = {
      path: '/shop/src/a.js',
      statementMap: Object.fromEntries([1, 3, 6].map((line, id) => [id, { start: { line } }])),
      fnMap: { 0: { loc: { start: { line: 2 }, end: { line: 4 } } } },
      s: { 0: 1, 1: 5, 2: 1 },
      f: { 0: 5 },
      b: {},
    };
    const lines = parseLoadedLines(JSON.stringify({ a: file }), '/shop').get('src/a.js');
    expect([...(lines ?? [])]).toEqual([1, 6]);
  });
});
