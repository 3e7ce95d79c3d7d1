import { createGateRun } from '@orchestrate/testkit/gate-run';
import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import { judgeRegression, judgeTargets, judgeTestsKept } from './compare-states';
import type { GateState } from './gate-state';

interface Setting {
  readonly gates: Readonly<Record<string, boolean>>;
  readonly tests?: readonly string[];
}

function createState({ gates, tests }: Setting): GateState {
  return {
    tree: { root: '/t', cwd: '/t' },
    runs: Object.entries(gates).map(([name, passed]) => createGateRun(name, { passed })),
    failed: [],
    tests: new Map(tests === undefined ? [] : [['test', createTestReport({ 'a.test.ts': tests })]]),
  };
}

const before = createState({
  gates: { build: true, test: false },
  tests: ['one passed', 'two failed', 'three skipped'],
});

describe('judgeRegression', () => {
  it.each<[string, Setting, boolean]>([
    ['everything passes', { gates: { build: true, test: true }, tests: ['one passed', 'two passed'] }, true],
    ['what failed still fails', { gates: { build: true, test: false }, tests: ['one passed', 'two failed'] }, true],
    ['a gate fails', { gates: { build: false, test: true }, tests: ['one passed', 'two passed'] }, false],
    ['a gate is gone', { gates: { test: true }, tests: ['one passed', 'two passed'] }, false],
    ['a test fails', { gates: { build: true, test: false }, tests: ['one failed', 'two passed'] }, false],
    ['a test is skipped', { gates: { build: true, test: true }, tests: ['one skipped', 'two passed'] }, false],
    ['a test is gone', { gates: { build: true, test: true }, tests: ['two passed'] }, false],
  ])('when %s', (_what, after, passed) => {
    expect(judgeRegression(before, createState(after)).passed).toBe(passed);
  });

  it('takes the worst of tests with one name', () => {
    const after = createState({
      gates: { build: true, test: false },
      tests: ['one passed', 'one failed', 'two passed'],
    });
    expect(judgeRegression(before, after).passed).toBe(false);
  });
});

describe('judgeTestsKept', () => {
  it.each<[string, readonly string[], boolean]>([
    ['all ran', ['one passed', 'two failed', 'four passed'], true],
    ['a failing one is skipped', ['one passed', 'two skipped'], false],
    ['a failing one is gone', ['one passed'], false],
  ])('when %s', (_what, tests, passed) => {
    expect(judgeTestsKept(before, createState({ gates: {}, tests })).passed).toBe(passed);
  });

  it('knows that a file that could not be loaded stood in for its tests', () => {
    const unloaded = createState({ gates: {}, tests: ['a.test.ts failed'] });
    expect(judgeTestsKept(unloaded, createState({ gates: {}, tests: ['one passed'] })).passed).toBe(true);
  });
});

describe('judgeTargets', () => {
  it.each([
    [{ build: true, test: true }, true],
    [{ build: true, test: false }, false],
    [{ build: true }, false],
  ])('%j', (gates, passed) => {
    expect(judgeTargets(['test'], createState({ gates: gates })).passed).toBe(passed);
  });
});
