import type { Analysis } from '@orchestrate/contracts/finding';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import {
  createSampleAnalysis,
  createSampleCoverage,
  createSampleGates,
  createSampleHealing,
  createSampleTests,
  createSampleTriage,
} from '@orchestrate/testkit/sample/results';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { recommend } from './recommend';
import type { Observed } from './rule';

function observe(evidence: Partial<RunEvidence> = {}, others: Partial<Observed> = {}): Observed {
  return {
    evidence: createSampleEvidence(evidence),
    published: null,
    publicationDiff: undefined,
    composeFile: undefined,
    uploadFailure: undefined,
    ...others,
  };
}

const analysis = (overrides: Partial<Analysis>): Partial<RunEvidence> => ({
  analysis: { path: 'phases/analyze/analysis.json', value: { ...createSampleAnalysis(), ...overrides } },
});
const ran = (tool: string, outcome: Analysis['analysers'][number]['outcome'], reason?: string) => ({
  tool,
  outcome,
  findings: 0,
  seconds: 1,
  ...(reason === undefined ? {} : { reason }),
});
// What is seen, which recommendation follows, what it must say, and which files it must cite.
const CASES: readonly (readonly [string, Observed, string, string, RegExp, readonly string[]])[] = [
  [
    'low coverage',
    observe({ coverage: { path: 'phases/test-gen/coverage.json', value: createSampleCoverage(310, 60) } }),
    'low-coverage',
    'should',
    /77.5 % of lines and 60 % of branches/,
    ['phases/test-gen/coverage.json'],
  ],
  [
    'findings left',
    observe(),
    'findings-left',
    'should',
    /1 finding .*\(1 warning\): security\/detect-object-injection/,
    ['phases/analyze/analysis.json'],
  ],
  [
    'a scanner that is not there',
    observe(),
    'scanners-not-run',
    'should',
    /^Install gitleaks/,
    ['phases/analyze/analysis.json'],
  ],
  [
    'a scanner that broke',
    observe(analysis({ analysers: [ran('knip', 'failed', 'out of memory')] })),
    'scanners-failed',
    'should',
    /knip \(out of memory\)/,
    ['phases/analyze/analysis.json'],
  ],
  [
    'no dependency audit',
    observe(analysis({ analysers: [ran('npm-audit', 'not-run', 'the registry gave no audit')] })),
    'audit-not-run',
    'must',
    /because the registry gave no audit/,
    ['phases/analyze/analysis.json'],
  ],
  [
    'a flaky test',
    observe({
      tests: {
        path: 'phases/test-gen/tests.ctrf.json',
        value: {
          ...createSampleTests(),
          results: {
            ...createSampleTests().results,
            tests: [{ name: 'sometimes', status: 'passed', duration: 1, flaky: true }],
          },
        },
      },
    }),
    'flaky-tests',
    'should',
    /1 test .*: sometimes\.$/,
    ['phases/test-gen/tests.ctrf.json'],
  ],
  [
    'a failure that was triaged as flaky',
    observe({
      triage: {
        path: 'phases/heal/triage.json',
        value: {
          ...createSampleTriage(),
          failures: createSampleTriage().failures.map((failure) => ({ ...failure, class: 'flaky' })),
        },
      },
    }),
    'flaky-tests',
    'should',
    /2 tests/,
    ['phases/heal/triage.json'],
  ],
  [
    'a red gate',
    observe({
      healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ after: createSampleGates(['lint']) }) },
    }),
    'gate-lint',
    'must',
    /npm run lint ended with exit code 1/,
    ['phases/heal/healing.json'],
  ],
  [
    'healing that gave up',
    observe({ healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ stopped: 'no-progress' }) } }),
    'healing-gave-up',
    'must',
    /after 1 round because three rounds in a row brought nothing/,
    ['phases/heal/healing.json'],
  ],
  [
    'a repair made by a machine',
    observe(),
    'machine-repairs',
    'should',
    /1 repair .*Replace > by >= in src\/paging.ts/,
    ['phases/heal/proposals/02/proposal.json', 'phases/heal/proposals/02/change.patch'],
  ],
  [
    'skipped tests',
    observe({
      tests: {
        path: 'phases/test-gen/tests.ctrf.json',
        value: {
          ...createSampleTests(),
          results: { ...createSampleTests().results, tests: [{ name: 'later', status: 'skipped', duration: 0 }] },
        },
      },
    }),
    'skipped-tests',
    'could',
    /1 test that is skipped: later/,
    ['phases/test-gen/tests.ctrf.json'],
  ],
];

describe('recommend', () => {
  it.each(CASES)('%s', (_, observed, id, severity, text, evidence) => {
    const found = recommend(observed).filter((recommendation) => recommendation.id === id);
    expect(found).toEqual([{ id, severity, text: expect.stringMatching(text) as string, evidence }]);
  });

  it.each<[string, Observed, string]>([
    ['an audit that ran', observe(analysis({ analysers: [ran('npm-audit', 'ran')] })), 'audit-not-run'],
    ['enough coverage', observe(), 'low-coverage'],
    ['no findings', observe(analysis({ after: [] })), 'findings-left'],
  ])('says nothing of %s', (_, observed, id) => {
    expect(recommend(observed).map((recommendation) => recommendation.id)).not.toContain(id);
  });
});
