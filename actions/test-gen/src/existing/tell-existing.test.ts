import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { TestResult } from '@orchestrate/contracts/test-report';
import { expect, it } from 'vitest';

import type { TestRun } from './runners/runner';
import { describeExisting, describeExistingOutcome } from './tell-existing';
import type { Tested } from './test-existing';

function createRun(tests: readonly TestResult[] | undefined, output = ''): TestRun {
  const count = (status: TestResult['status']): number => tests?.filter((test) => test.status === status).length ?? 0;
  const summary = { tests: tests?.length ?? 0, passed: count('passed'), failed: count('failed') };
  return {
    result: { outcome: 'exited', exitCode: 1, output, seconds: 1 } as TestRun['result'],
    report:
      tests === undefined
        ? undefined
        : {
            reportFormat: 'CTRF',
            specVersion: '0.0.0',
            results: {
              tool: { name: 'node:test' },
              summary: { ...summary, skipped: 0, pending: 0, other: 0, start: 0, stop: 0 },
              tests: [...tests],
            },
          },
    coverage: undefined,
    hits: undefined,
  };
}

function tell(
  before: TestRun,
  gaps: readonly string[] = [],
  routes: readonly string[] = [],
  gates: ProposalRecord['gates'] = [],
): ReturnType<typeof describeExistingOutcome> {
  const author = { name: 'route-tests', version: '1' };
  const record: ProposalRecord = {
    ...{ schemaVersion: 1, id: '01', kind: 'tests', author, title: '', rationale: '', files: [], patch: 'a.patch' },
    gates,
    accepted: false,
  };
  const tested: Tested = {
    before,
    after: before,
    baseline: { judged: [], caught: new Set(), unjudged: 0 },
    kept: [],
    names: [],
    refused: new Map(),
    record: undefined,
    gaps: [],
    routes: { names: routes, refused: new Map(), broken: [], record, gaps },
    unknown: undefined,
  };
  return describeExistingOutcome(tested, describeExisting(tested));
}

it('is content with tests that miss nothing that could be tested', () => {
  const { status, headline } = tell(createRun([{ name: 'adds', status: 'passed', duration: 1 }]));
  expect([status, headline]).toEqual(['noop', 'no test was missing that could be written']);
});

it('counts what was written', () => {
  const run = createRun([{ name: 'adds', status: 'passed', duration: 1 }]);
  expect(tell(run, [], ['GET /locks answers 200']).headline).toBe('1 test of a route');
});

it('names the gate that refused tests of routes as a whole', () => {
  const run = createRun([{ name: 'adds', status: 'passed', duration: 1 }]);
  const gates = [
    { gate: 'applies' as const, verdict: 'passed' as const, detail: '', seconds: 0 },
    { gate: 'lints' as const, verdict: 'failed' as const, detail: 'no tabs', seconds: 0 },
  ];
  expect(tell(run, [], [], gates).remaining).toEqual(['no test of a route was kept: the gate lints refused: no tabs']);
});

it('is not content with a service that has no tests and gets none, and says why', () => {
  const { status, headline, remaining } = tell(createRun([]), ['its routes are not tested: it has no start script']);
  expect([status, headline]).toEqual(['partial', 'it has no tests, and none could be written']);
  expect(remaining).toEqual([
    'it has no tests, and none could be written: its routes are not tested: it has no start script',
  ]);
});

it.each([
  [
    "node:internal\n  throw err;\nError: Cannot find module 'vitest'\n    at x\n\nNode.js v20\n",
    "Error: Cannot find module 'vitest'",
  ],
  ['began\nno such option\n', 'no such option'],
])('tells of tests that left no report what they said', (output, said) => {
  const { status, remaining } = tell(createRun(undefined, output));
  expect(status).toBe('partial');
  expect(remaining).toEqual([`the tests that are there gave no report: ${said}`]);
});
