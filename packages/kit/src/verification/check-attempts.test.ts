import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import { createSampleTests } from '@orchestrate/testkit/sample/results';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { lastAttempt } from '../run-evidence/evidence';

import { checkAttempt, checkTests } from './check-attempts';

const EVIDENCE = createSampleEvidence();

function check(change: Partial<PhaseOutput>, events = EVIDENCE.events): string[] {
  const attempt = lastAttempt(EVIDENCE, 'analyze');
  if (attempt?.output === undefined) throw new Error('the sample has no analysis');
  return checkAttempt({ ...attempt, output: { ...attempt.output, ...change } }, events).map(
    ({ file, message }) => `${file} ${message}`,
  );
}

describe('checkAttempt', () => {
  it('has nothing to say against what the events, the input and the ledger say too', () => {
    expect(EVIDENCE.attempts.flatMap((attempt) => checkAttempt(attempt, EVIDENCE.events))).toEqual([]);
  });

  it.each<[Partial<PhaseOutput>, string]>([
    [{ headline: 'x' }, 'headline is "x" where its event says "2 of 3 findings fixed"'],
    [{ status: 'noop' }, 'status is "noop" where its event says "done"'],
    [{ seconds: 1 }, 'seconds is 1 where its event says 14.8'],
    [{ inputsHash: 'x' }, 'inputsHash is x where analyze-1 was begun'],
    [{ cost: 0.25 }, 'cost is 0.25 where its ledger comes to 0'],
    [{ tokens: 7 }, 'tokens is 7 where its ledger comes to 0'],
  ])('tells of %j', (change, message) => {
    expect(check(change)).toEqual([`phases/analyze/output.json ${message}`]);
  });

  it('takes a record without its last event: the attempt was killed in between', () => {
    const events = EVIDENCE.events.filter(({ type }) => type !== 'phase.finished');
    expect(check({ headline: 'x' }, events)).toEqual([]);
  });
});

describe('checkTests', () => {
  it('counts what is listed', () => {
    expect(checkTests(EVIDENCE)).toEqual([]);
    const report = createSampleTests();
    const summary = { ...report.results.summary, passed: 8 };
    const value = { ...report, results: { ...report.results, summary } };
    expect(checkTests({ tests: { path: 'tests.json', value } })).toEqual([
      { check: 'phases', file: 'tests.json', message: 'results.summary.passed is 8 where 7 are listed' },
    ]);
  });
});
