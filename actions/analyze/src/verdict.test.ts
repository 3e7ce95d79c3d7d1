import type { AnalyserResult, Finding } from '@orchestrate/contracts/finding';
import { describe, expect, it } from 'vitest';

import type { VerdictInput } from './verdict';
import { decideVerdict } from './verdict';

function measured(tool: string, outcome: AnalyserResult['outcome'], isRequired = true) {
  return { analyser: { isRequired }, result: { tool, outcome, reason: 'because', findings: 0, seconds: 0 } };
}

function find(level: Finding['level'], line = 1): Finding {
  return { tool: 'eslint', rule: 'r', level, message: 'wrong', path: 'a.ts', line, fingerprint: `${level}${line}` };
}

function decide(overrides: Partial<VerdictInput>) {
  const all = { measured: [measured('eslint', 'ran')], findings: [], fresh: [], hasBaseline: false, fixed: 0 };
  return decideVerdict({ ...all, ...overrides });
}

describe('decideVerdict', () => {
  it.each<[string, Partial<VerdictInput>, string]>([
    ['nothing is found', {}, 'done'],
    ['there are warnings', { findings: [find('warning')], fresh: [find('warning')] }, 'done'],
    ['there is an error', { findings: [find('error')], fresh: [find('error')] }, 'partial'],
    ['the baseline knows the error', { findings: [find('error')], hasBaseline: true }, 'done'],
    ['an analyser broke', { measured: [measured('eslint', 'ran'), measured('knip', 'failed')] }, 'partial'],
    [
      'an optional one broke',
      { measured: [measured('eslint', 'ran'), measured('zizmor', 'failed', false)] },
      'partial',
    ],
    [
      'an optional one is missing',
      { measured: [measured('eslint', 'ran'), measured('zizmor', 'not-run', false)] },
      'done',
    ],
    ['a required one did not run', { measured: [measured('eslint', 'ran'), measured('knip', 'not-run')] }, 'partial'],
    ['one does not apply', { measured: [measured('eslint', 'ran'), measured('knip', 'not-applicable')] }, 'done'],
    [
      'all required ones broke',
      { measured: [measured('eslint', 'failed'), measured('zizmor', 'ran', false)] },
      'failed',
    ],
    ['nothing applies', { measured: [measured('eslint', 'not-applicable')] }, 'failed'],
  ])('when %s', (_what, input, status) => {
    expect(decide(input).status).toBe(status);
  });

  it('names what remains, the gravest first, and only so many', () => {
    const fresh = Array.from({ length: 12 }, (_item, index) => find('error', index + 1));
    const { remaining } = decide({ measured: [measured('eslint', 'ran'), measured('knip', 'failed')], fresh });
    expect(remaining[0]).toBe('knip broke: because');
    expect(remaining[1]).toBe('a.ts:1 eslint/r: wrong');
    expect(remaining.at(-1)).toBe('and 2 more errors');
  });

  it('lists optional tools that did not run', () => {
    expect(decide({ measured: [measured('eslint', 'ran'), measured('zizmor', 'not-run', false)] }).notRun).toEqual([
      { tool: 'zizmor', reason: 'because' },
    ]);
  });

  it.each<[Partial<VerdictInput>, string]>([
    [{}, '1 analyser, 0 findings (0 errors), 0 fixed'],
    [
      { measured: [measured('eslint', 'ran'), measured('knip', 'failed')], fresh: [find('error')], fixed: 2 },
      '1 of 2 analysers, 1 finding (1 error), 2 fixed',
    ],
    [
      { hasBaseline: true, findings: [find('error'), find('note')], fresh: [find('note')] },
      '1 analyser, 1 new finding (0 errors) of 2, 0 fixed',
    ],
  ])('says it in one line', (input, headline) => {
    expect(decide(input).headline).toBe(headline);
  });
});
