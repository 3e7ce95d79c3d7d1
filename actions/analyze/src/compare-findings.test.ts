import type { Finding } from '@orchestrate/contracts/finding';
import { describe, expect, it } from 'vitest';

import { judgeGone, judgeNew } from './compare-findings';

function find(rule: string, path = 'a.ts', tool = 'eslint'): Finding {
  return { tool, rule, level: 'warning', message: rule, path, line: 1, fingerprint: `${rule}-${path}` };
}

describe('judgeGone', () => {
  it.each([
    ['all are gone', [find('no-var')], [], [find('no-var')], true],
    ['one of two was targeted and is gone', [find('no-var'), find('no-var')], [find('no-var')], [find('no-var')], true],
    ['it is still there on a changed line', [find('no-var')], [find('no-var')], [find('no-var')], false],
    ['another file kept its own', [find('x'), find('x', 'b.ts')], [find('x', 'b.ts')], [find('x')], true],
  ])('%s', (_what, before, after, targets, passed) => {
    expect(judgeGone(before, after, targets).passed).toBe(passed);
  });
});

describe('judgeNew', () => {
  it.each([
    ['nothing new', [find('x')], [find('x')], true],
    ['fewer', [find('x'), find('x')], [find('x')], true],
    ['a new rule', [find('x')], [find('x'), find('y')], false],
    ['the rule in another file', [find('x')], [find('x'), find('x', 'b.ts')], false],
    ['a known rule once more', [find('x')], [find('x'), find('x')], false],
    ['the same rule of another tool', [find('x')], [find('x'), find('x', 'a.ts', 'biome')], false],
  ])('%s', (_what, before, after, passed) => {
    expect(judgeNew(before, after).passed).toBe(passed);
  });

  it('names what is new', () => {
    expect(judgeNew([], [find('y', 'b.ts')]).detail).toBe('eslint y in b.ts: 1 instead of 0');
  });
});
