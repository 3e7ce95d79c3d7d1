import type { Failure, GateRun } from '@orchestrate/contracts/triage';
import { createGateRun } from '@orchestrate/testkit/gate-run';
import { describe, expect, it } from 'vitest';

import type { Ending } from './verdict';
import { decideStatus, listRemaining } from './verdict';

const ok = (name: string): GateRun => createGateRun(name);
const red = (name: string, overrides: Partial<GateRun> = {}): GateRun =>
  createGateRun(name, { passed: false, ...overrides });

function fail(gate: string, overrides: Partial<Failure> = {}): Failure {
  return { gate, class: 'test', message: 'no\nreally', stack: [], signature: 's', cluster: 's', ...overrides };
}

function end(before: GateRun[], after: GateRun[], failures: Failure[] = [], isAmbiguous = false): Ending {
  const triage = { schemaVersion: 1 as const, class: null, confidence: 1, failures };
  return { before: { runs: before }, after: { runs: after }, triage, isAmbiguous };
}

describe('decideStatus', () => {
  it.each<[string, Ending, string]>([
    ['nothing was broken', end([ok('test')], [ok('test')]), 'noop'],
    ['all is mended', end([red('test')], [ok('test')]), 'done'],
    ['another fix would do as well', end([red('test')], [ok('test')], [], true), 'partial'],
    ['some is mended', end([red('build'), red('test')], [ok('build'), red('test')]), 'partial'],
    ['nothing is mended', end([red('test')], [red('test')]), 'failed'],
    [
      'only something optional fails',
      end([red('lint', { required: false })], [red('lint', { required: false })]),
      'partial',
    ],
    ['a tool is missing', end([red('x')], [red('x')], [fail('x', { code: 'command-not-found' })]), 'blocked'],
    ['a command is forbidden', end([red('x')], [red('x')], [fail('x', { code: 'refused' })]), 'blocked'],
    ['it comes and goes', end([red('x')], [red('x')], [fail('x', { class: 'flaky', test: 'one' })]), 'blocked'],
    [
      'it comes and goes, and something else fails',
      end([red('x')], [red('x')], [fail('x', { class: 'flaky', test: 'one' }), fail('x')]),
      'failed',
    ],
    [
      'a tool is missing for one of two',
      end([red('x'), red('y')], [red('x'), red('y')], [fail('x', { code: 'missing-script' }), fail('y')]),
      'failed',
    ],
  ])('when %s', (_what, ending, expected) => {
    expect(decideStatus(ending)).toBe(expected);
  });
});

it('is not done while something is in quarantine, and names it with its rate', () => {
  const quarantine = [{ gate: 'test', test: 'one', signature: 's', runs: 9, failed: 4, issue: 'quarantine/s.md' }];
  const ending = { ...end([red('test')], [ok('test')]), quarantine };
  expect(decideStatus(ending)).toBe('partial');
  expect(listRemaining(ending, [])).toEqual([
    'in quarantine: one failed in 4 of 9 runs of the same tree; quarantine/s.md is an issue to file',
  ]);
});

it('names what is left, and why', () => {
  const after = [
    ok('build'),
    red('lint', { exitCode: 2 }),
    red('slow', { outcome: 'timeout', exitCode: null }),
    red('gone', { outcome: 'not-found', exitCode: null }),
    red('smoke', { outcome: 'skipped', exitCode: null }),
  ];
  const failures = [fail('gone', { code: 'command-not-found', message: 'gone: command not found' })];
  expect(listRemaining(end(after, after, failures, true), ['Change a to b'])).toEqual([
    'lint (npm run lint) ends with exit code 2',
    'slow (npm run slow) did not end in 1 s and was stopped; where it needs longer, give it and heal more time',
    'gone (npm run gone) is not there: gone: command not found',
    'smoke (npm run smoke) was not run, because what fails before it hides what it could say',
    'might be meant instead: Change a to b',
  ]);
});

it('names copies of tests that a build has made, though the command passes without them', () => {
  const built = ['a', 'b', 'c', 'd'].map((name) => `dist/test/${name}.test.js`);
  const runs = [createGateRun('build'), createGateRun('test', { command: 'npm test', built })];
  expect(decideStatus(end(runs, runs))).toBe('noop');
  expect(listRemaining(end(runs, runs), [])).toEqual([
    'test (npm test) fails after a build in dist/test/a.test.js, dist/test/b.test.js, dist/test/c.test.js and 1 more: ' +
      "leave copies of tests out in the runner's settings",
  ]);
});
