import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { readOutput } from '@orchestrate/kit/triage/command-log';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { expect, it } from 'vitest';

import { markFlaky, quarantineRuns } from './mark-flaky';

function fail(overrides: Partial<Failure>): Failure {
  return { gate: 'test', class: 'test', message: '', stack: [], signature: 's', cluster: 's', ...overrides };
}

const triage: Triage = {
  schemaVersion: 1,
  class: 'test',
  confidence: 0.9,
  failures: [
    fail({ file: 'a.test.ts', test: 'one' }),
    fail({ file: 'a.test.ts', test: 'two' }),
    fail({ gate: 'lint', class: 'lint' }),
  ],
};
const classes = ({ failures }: Triage): string[] => failures.map((failure) => failure.class);

it('marks the tests that passed and failed on one tree', () => {
  const marked = markFlaky(triage, new Map([['test', new Set(['a.test.ts two'])]]));
  expect(classes(marked)).toEqual(['test', 'flaky', 'lint']);
  expect(marked.class).toBe('test');
});

it('marks all of a command that did', () => {
  const marked = markFlaky(triage, new Map([['test', new Set<string>()]]));
  expect(classes(marked)).toEqual(['flaky', 'flaky', 'lint']);
  expect(marked.class).toBe('flaky');
});

it('leaves everything else as it was', () => {
  expect(markFlaky(triage, new Map())).toBe(triage);
});

it('puts a gate in quarantine that fails in nothing else', () => {
  const tree = { root: '/tree', cwd: '/tree' };
  const output = { gate: 'test', outcome: 'exited' as const, exitCode: 1, log: readOutput('it broke'), reports: [] };
  const runs = [createGateRun('build'), createGateRun('test', { passed: false })];
  const state = { tree, runs, failed: [output], tests: new Map() };
  const marks = (flaky: Map<string, ReadonlySet<string>>) =>
    quarantineRuns(state, flaky).runs.map(({ quarantined }) => quarantined);
  expect(marks(new Map([['test', new Set<string>()]]))).toEqual([undefined, true]);
  expect(marks(new Map([['test', new Set(['a.test.ts one'])]]))).toEqual([undefined, undefined]);
});
