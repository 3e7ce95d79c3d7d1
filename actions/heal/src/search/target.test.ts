import type { Failure, FailureClass, GateRun } from '@orchestrate/contracts/triage';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { expect, it } from 'vitest';

import { listTargets } from './target';

function list(gates: Readonly<Record<string, [FailureClass, Partial<GateRun>?]>>): string[] {
  const runs = Object.entries(gates).map(([name, [, run]]) => createGateRun(name, { passed: false, ...run }));
  const failures = Object.entries(gates).map(([gate, [kind]]): Failure => ({
    gate,
    class: kind,
    message: '',
    stack: [],
    signature: gate,
    cluster: gate,
  }));
  const state = { tree: { root: '/t', cwd: '/t' }, runs, failed: [], tests: new Map() };
  const commands = runs.map(({ name, command, required }) => ({ name, command, required, timeout: 60 }));
  const triage = { schemaVersion: 1 as const, class: null, confidence: 1, failures };
  return listTargets(commands, state, triage).map(({ gate }) => gate.name);
}

it.each<[string, Parameters<typeof list>[0], string[]]>([
  ['as they run', { lint: ['lint'], test: ['test'] }, ['lint', 'test']],
  ['what does not compile before tests', { test: ['test'], build: ['type'] }, ['build', 'test']],
  ['packages before everything', { build: ['type'], install: ['dependency'] }, ['install', 'build']],
  ['optional ones last', { lint: ['type', { required: false }], test: ['test'] }, ['test', 'lint']],
  ['only those that fail', { build: ['type', { passed: true }], test: ['test'] }, ['test']],
  ['none that was put off', { test: ['test', { outcome: 'skipped' }] }, []],
])('takes the gates to mend: %s', (_what, gates, expected) => {
  expect(list(gates)).toEqual(expected);
});
