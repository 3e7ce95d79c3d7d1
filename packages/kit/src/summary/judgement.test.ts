import { createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import type { RunEvidence } from '../run-evidence/evidence';

import { judgeRun, listExpectedSteps } from './judgement';

const healing = (after: ReturnType<typeof createSampleGates>): Partial<RunEvidence> => ({
  healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ after }) },
});
const only = (...kept: string[]): Record<string, 'absent'> =>
  Object.fromEntries(
    ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2']
      .filter((key) => !kept.includes(key))
      .map((key) => [key, 'absent'] as const),
  );

describe('judgeRun', () => {
  it.each<[string, RunEvidence, string, string[]]>([
    ['all done, healed and deployed again', createSampleEvidence(), 'success', []],
    [
      'deploy failed at first, heal mended it, the second deploy worked',
      createSampleEvidence({}, { deploy: { status: 'failed' } }),
      'success',
      [],
    ],
    ['a planted fault that was healed', createSampleEvidence({}, { inject: {} }), 'success', []],
    ['an optional tool that is not there', createSampleEvidence({}, { analyze: {} }), 'success', []],
    [
      'heal changed the tree and nobody deployed again',
      createSampleEvidence({}, { 'deploy-2': 'absent' }),
      'partial',
      ['deploy: the tree changed after it was deployed, and what it is now was not deployed again'],
    ],
    [
      'the second deploy failed',
      createSampleEvidence({}, { 'deploy-2': { status: 'failed', headline: 'no answer' } }),
      'failed',
      [],
    ],
    [
      'the second deploy was cut off',
      createSampleEvidence({}, { 'deploy-2': 'cut-off' }),
      'failed',
      ['deploy: was cut off'],
    ],
    [
      'a phase left something to a person',
      createSampleEvidence({}, { generate: { status: 'partial', remaining: ['lendBook answers 501'] } }),
      'partial',
      ['generate: lendBook answers 501'],
    ],
    [
      'a phase was blocked',
      createSampleEvidence({}, { analyze: { status: 'blocked', headline: 'no key' } }),
      'partial',
      ['analyze: no key'],
    ],
    [
      'a planned phase did not run',
      createSampleEvidence({}, { 'test-gen': 'absent' }),
      'partial',
      ['test-gen: did not run'],
    ],
    [
      'heal did not run',
      createSampleEvidence({}, { heal: 'absent', 'deploy-2': 'absent' }),
      'partial',
      ['heal: did not run', 'heal: no quality gate has run on this tree'],
    ],
    ['a required gate fails', createSampleEvidence(healing(createSampleGates(['lint']))), 'failed', []],
    [
      'an optional gate fails',
      createSampleEvidence(
        healing(createSampleGates(['lint']).map((gate) => ({ ...gate, required: gate.name !== 'lint' }))),
      ),
      'partial',
      ['heal: the optional gate lint fails'],
    ],
    [
      'no gate is configured',
      createSampleEvidence(healing([])),
      'partial',
      ['heal: no quality gate has run on this tree'],
    ],
    [
      'a file of evidence does not fit',
      createSampleEvidence({ problems: [{ file: 'phases/plan/plan.json', step: 'plan', message: 'not JSON' }] }),
      'partial',
      ['plan: phases/plan/plan.json cannot be used: not JSON'],
    ],
    [
      'the tree changed after the gates',
      createSampleEvidence({}, { 'deploy-2': { serviceCommit: 'later' } }),
      'partial',
      ['heal: the tree changed after the quality gates had run on it'],
    ],
    [
      'an action alone, without gates',
      createSampleEvidence({}, only('generate')),
      'partial',
      ['heal: no quality gate has run on this tree'],
    ],
    ['heal alone', createSampleEvidence({}, only('heal')), 'success', []],
    [
      'nothing began',
      createSampleEvidence({}, only()),
      'failed',
      ['heal: no quality gate has run on this tree', 'run: no phase began'],
    ],
    ['injecting failed', createSampleEvidence({}, { inject: { status: 'failed' } }), 'failed', []],
  ])('%s', (_, evidence, verdict, remaining) => {
    expect(judgeRun(evidence, { dryRun: false })).toMatchObject({ verdict, remaining });
  });

  it('asks of a dry run only that it planned', () => {
    const planned = createSampleEvidence({}, only('plan'));
    expect(judgeRun(planned, { dryRun: true })).toMatchObject({ verdict: 'success', skipped: [], remaining: [] });
    expect(judgeRun(planned, { dryRun: false })).toMatchObject({
      verdict: 'partial',
      skipped: ['generate', 'test-gen', 'analyze', 'deploy', 'heal'],
    });
    expect(judgeRun(createSampleEvidence({}, only()), { dryRun: true }).verdict).toBe('failed');
  });

  it('is partial when publishing left something to a person', () => {
    expect(judgeRun(createSampleEvidence(), { dryRun: false, publication: ['src/app.ts was kept'] })).toMatchObject({
      verdict: 'partial',
      remaining: ['report: src/app.ts was kept'],
    });
  });
});

describe('listExpectedSteps', () => {
  it('names what began and what the plan names, never the report', () => {
    expect(listExpectedSteps(createSampleEvidence({}, only('plan', 'generate')), false)).toEqual([
      'plan',
      'generate',
      'test-gen',
      'analyze',
      'deploy',
      'heal',
    ]);
    expect(listExpectedSteps(createSampleEvidence({}, only('analyze')), false)).toEqual(['analyze']);
  });
});
