import type { Healing } from '@orchestrate/contracts/triage';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { describe, expect, it } from 'vitest';

import type { SummaryInput } from './render-summary';
import { renderSummary } from './render-summary';

const HEALING: Healing = {
  schemaVersion: 1,
  before: [
    createGateRun('build'),
    createGateRun('test', { passed: false }),
    createGateRun('smoke', { passed: false, outcome: 'skipped' }),
  ],
  after: [createGateRun('build'), createGateRun('test'), createGateRun('smoke')],
  iterations: [
    { number: 1, failing: ['test'], tried: 3, accepted: '01', headline: 'Change a | b', alternatives: ['Change c'] },
  ],
  stopped: 'healthy',
  patch: 'phases/heal/heal.patch',
  confidence: 0.9,
};
const INPUT: SummaryInput = {
  headline: 'healed test',
  triage: {
    schemaVersion: 1,
    class: 'test',
    confidence: 0.95,
    failures: [
      {
        gate: 'test',
        class: 'test',
        test: 'gives the | first page',
        file: 'a.test.ts',
        line: 3,
        message: 'expected 1\nto be 2',
        stack: [{ file: 'src/page.ts', line: 9 }],
        signature: 's',
        cluster: 's',
      },
    ],
  },
  healing: HEALING,
  patch: '--- a/a.md\n+++ b/a.md\n+```ts\n',
  isAdopted: true,
  backup: 'refs/backup/pre-orchestration-20260101T000000Z',
  remaining: [],
};

describe('renderSummary', () => {
  it('tells cause, place, fix, how to take it, before and after', () => {
    const text = renderSummary(INPUT);
    expect(text).toContain('### The cause: test (confidence 0.95)');
    expect(text).toContain(String.raw`| test | gives the \| first page | src/page.ts:9 | expected 1 |`);
    expect(text).toContain('### The fix (confidence 0.90)');
    expect(text).toContain('| test | npm run test | **fails** | passes |');
    expect(text).toContain('| smoke | npm run smoke | not run | passes |');
    expect(text).toContain('`git restore --source=refs/backup/pre-orchestration-20260101T000000Z .`');
    expect(text).not.toContain('What remains');
  });

  it('fences a patch that holds fences itself', () => {
    expect(renderSummary(INPUT)).toContain('````diff\n--- a/a.md');
  });

  it('says nothing of a repository where the service is the run’s own', () => {
    expect(renderSummary({ ...INPUT, isAdopted: false })).not.toContain('git apply');
  });

  it('says what was tried where nothing came of it', () => {
    const { patch: _patch, confidence: _confidence, ...failed } = HEALING;
    const healing = { ...failed, after: HEALING.before };
    const text = renderSummary({ ...INPUT, healing, patch: '', remaining: ['test ends with exit code 1'] });
    expect(text).toContain('Tried 3 candidates in 1 rounds.');
    expect(text).toContain('### What remains\n\n- test ends with exit code 1');
  });
});
