import { describe, expect, it } from 'vitest';

import type { RunFacts } from './compare-runs';
import { compareRuns, isSame } from './compare-runs';
import { renderComparison } from './diff';

const FACTS: RunFacts = {
  state: 'success',
  engine: 'offline',
  fault: null,
  plan: new Map([['GET /books', 'list: all of them']]),
  code: new Map([
    ['src/app.ts', 'a'],
    ['src/old.ts', 'b'],
  ]),
  tests: new Map([['books > lists', 'passed']]),
  coverage: { lines: 99, branches: 95 },
  findings: new Map([['f1', 'eslint no-var src/app.ts: use let']]),
  phases: new Map([
    ['plan', { status: 'done', seconds: 0.3, cost: 0, tokens: 0 }],
    ['heal', { status: 'done', seconds: 100, cost: 0, tokens: 0 }],
  ]),
  prompts: new Map(),
  problems: [],
};

const OTHER: RunFacts = {
  ...FACTS,
  state: 'failed',
  fault: 'off-by-one',
  plan: new Map([['GET /books', 'custom: none']]),
  code: new Map([
    ['src/app.ts', 'changed'],
    ['src/new.ts', 'c'],
  ]),
  tests: new Map([['books > lists', 'failed']]),
  coverage: { lines: 98, branches: 95 },
  findings: new Map(),
  phases: new Map([
    ['plan', { status: 'done', seconds: 0.7, cost: 0, tokens: 0 }],
    ['heal', { status: 'failed', seconds: 50, cost: 0.25, tokens: 1200 }],
  ]),
  prompts: new Map([['heal 01-patch', 'repair 1 (abc) to openai m, answered']]),
};

const plain = (_color: unknown, text: string): string => text;

describe('compareRuns', () => {
  it('has nothing to tell of a run and itself', () => {
    const comparison = compareRuns(FACTS, FACTS);
    expect(isSame(comparison)).toBe(true);
    expect(renderComparison(comparison, 80, plain)).toBe('nothing changed\n');
  });

  it('tells what is new, gone and different, and of times only what counts', () => {
    expect(renderComparison(compareRuns(FACTS, OTHER), Number.POSITIVE_INFINITY, plain)).toBe(`\
verdict   + fault: off-by-one
          ~ phase heal: done → failed
          ~ state: success → failed
plan      ~ GET /books: list: all of them → custom: none
code      ~ src/app.ts
          + src/new.ts
          - src/old.ts
tests     ~ books > lists: passed → failed
          ~ lines covered: 99 % → 98 %
findings  - eslint no-var src/app.ts: use let
timings   ~ heal: 100.0 s → 50.0 s (-50 %)
costs     + heal: 1200 tokens, $0.25
prompts   + heal 01-patch: repair 1 (abc) to openai m, answered
`);
  });

  it('shows so much of a long section, each line within the width', () => {
    const code = new Map(Array.from({ length: 30 }, (_, index) => [`src/${'x'.repeat(60)}-${index}.ts`, 'a'] as const));
    const lines = renderComparison(compareRuns(FACTS, { ...FACTS, code }), 40, plain)
      .trimEnd()
      .split('\n');
    expect(lines.at(-1)).toBe('            and 12 more; --json has them');
    expect(Math.max(...lines.map((text) => text.length))).toBe(40);
  });
});
