import type { GateRun } from '@orchestrate/contracts/triage';
import { readOutput } from '@orchestrate/kit/triage/command-log';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import type { GateState } from './gate-state';
import { isHealthy, listFailing, listMended, listPutOff } from './gate-state';
import { haltOnHiding, needsPutOff } from './put-off';

const TREE = { root: '/t', cwd: '/t' };
const skipped = (name: string): GateRun => createGateRun(name, { passed: false, outcome: 'skipped', exitCode: null });

function createState(runs: readonly GateRun[], tests: readonly string[] = []): GateState {
  return { tree: TREE, runs, failed: [], tests: new Map([['test', createTestReport({ 'a.test.ts': tests })]]) };
}

const before = createState([createGateRun('build', { passed: false }), skipped('lint'), skipped('test')]);

describe('haltOnHiding', () => {
  it.each<[string, Partial<GateRun>, boolean]>([
    ["src/a.ts(1,1): error TS2304: Cannot find name 'a'.", {}, true],
    ["Error: Cannot find package 'zod' imported from /t/a.js\n    at /t/a.js:1:1", {}, true],
    ['AssertionError: 1 == 2\n    at /t/a.js:1:1', {}, false],
    ["src/a.ts(1,1): error TS2304: Cannot find name 'a'.", { required: false }, false],
  ])('%j %j', (output, overrides, expected) => {
    const run = createGateRun('build', { passed: false, ...overrides });
    const result = {
      run,
      output: { gate: 'build', outcome: run.outcome, exitCode: 1, log: readOutput(output), reports: [] },
      tests: undefined,
    };
    expect(haltOnHiding(TREE)(result)).toBe(expected);
  });
});

it('tells what fails from what was put off', () => {
  expect([listFailing(before), listPutOff(before), isHealthy(before)]).toEqual([['build'], ['lint', 'test'], false]);
  const after = createState([createGateRun('build'), createGateRun('lint'), createGateRun('test')]);
  // A gate that was not run was not mended either.
  expect(listMended(before, after)).toEqual(['build']);
});

describe('needsPutOff', () => {
  it.each<[string, readonly GateRun[], readonly string[], boolean]>([
    ['all pass', [createGateRun('build'), createGateRun('lint'), createGateRun('test')], ['one passed'], false],
    ['one fails, as it may have before', [createGateRun('build'), createGateRun('lint', { passed: false })], [], true],
    [
      'tests are skipped, as they may have been before',
      [createGateRun('build'), createGateRun('test')],
      ['one skipped'],
      true,
    ],
  ])('when %s', (_what, runs, tests, expected) => {
    expect(needsPutOff(before, createState(runs, tests))).toBe(expected);
  });
});
