import { describe, expect, it } from 'vitest';

import { judgeFault, renderFaults } from './judge-fault.mjs';

function evidence(overrides = {}) {
  return {
    summary: {
      status: 'success',
      phases: [{ phase: 'heal', status: 'done', seconds: 41.6 }],
      fixes: [{ phase: 'heal', title: 'Change 409 to 404' }],
      deployment: { state: 'stopped' },
      published: null,
      ...overrides.summary,
    },
    healing: { after: [{ name: 'test', passed: true }], ...overrides.healing },
    triage: { class: 'test' },
    patch: overrides.patch ?? '+++ b/src/a.ts\n',
  };
}

const RED = [{ name: 'test', passed: false }];

describe('judgeFault', () => {
  it('calls healed what passes and is deployed', () => {
    expect(judgeFault('wrong-status', evidence())).toEqual({
      fault: 'wrong-status',
      class: 'test',
      status: 'success',
      healed: true,
      seconds: 41.6,
      changed: 'Change 409 to 404',
      lies: [],
    });
  });

  it.each([
    ['a gate fails', { healing: { after: RED }, summary: { status: 'failed', phases: [] } }],
    ['it is not deployed', { summary: { status: 'failed', deployment: { state: 'failed' } } }],
    ['nothing was changed', { patch: '', summary: { status: 'partial' } }],
  ])('calls nothing healed where %s', (_what, overrides) => {
    expect(judgeFault('wrong-status', evidence(overrides))).toMatchObject({ healed: false, lies: [] });
  });

  it.each([
    ['wrong-status', { healing: { after: RED } }, 'success is said of a tree that is not'],
    ['wrong-status', { healing: { after: RED } }, 'heal says done, and test fails'],
    ['wrong-status', { summary: { phases: [{ phase: 'heal', status: 'noop', seconds: 1 }] } }, 'heal saw nothing'],
    ['wrong-status', { patch: '+++ b/tests/a.test.ts\n' }, 'the test tests/a.test.ts was edited'],
    ['wrong-status', { summary: { published: {} } }, 'a tree with a fault was published'],
    ['flaky-test', { patch: '' }, 'what comes and goes is not in quarantine'],
    ['flaky-test', {}, 'something was changed for what comes and goes'],
  ])('of %s with %j it says that %s', (fault, overrides, lie) => {
    expect(judgeFault(fault, evidence(overrides)).lies).toContain(lie);
  });

  it('takes what is in quarantine, and nothing changed, for an honest end', () => {
    const quarantine = [{ test: 'one', gate: 'test', failed: 4, runs: 9 }];
    const ending = { patch: '', healing: { after: RED, quarantine }, summary: { status: 'partial', fixes: [] } };
    const row = judgeFault('flaky-test', evidence({ ...ending, summary: { ...ending.summary, phases: [] } }));
    expect(row).toMatchObject({ healed: false, lies: [], changed: 'quarantined: one, failed in 4 of 9 runs' });
  });
});

it('prints a table', () => {
  const table = renderFaults([judgeFault('wrong-status', evidence({ patch: '+++ b/tests/a.ts\n' }))]);
  expect(table.split('\n').at(-1)).toBe(
    '| wrong-status | test | success | yes | 42 | Change 409 to 404; UNTRUE: the test tests/a.ts was edited |',
  );
});
