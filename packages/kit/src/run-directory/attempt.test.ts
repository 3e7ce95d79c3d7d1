import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import { describe, expect, it } from 'vitest';

import type { Attempt } from './attempt';
import { planAttempt } from './attempt';

function createAttempt(number: number, inputsHash: string, status?: PhaseOutput['status']): Attempt {
  const directory = `phases/any${number === 1 ? '' : `-${number}`}`;
  const output = { inputsHash, status } as PhaseOutput;
  return { number, directory, input: undefined, output: status === undefined ? undefined : output };
}

describe('planAttempt', () => {
  it.each([
    { what: 'nothing yet', attempts: [], expected: { action: 'begin', directory: 'phases/deploy' } },
    { what: 'equal work done', attempts: [createAttempt(1, 'now', 'done')], expected: { action: 'reuse' } },
    {
      what: 'equal work failed',
      attempts: [createAttempt(1, 'now', 'failed')],
      expected: { action: 'begin', directory: 'phases/deploy' },
    },
    {
      what: 'an attempt that was cut off',
      attempts: [createAttempt(1, 'old', 'done'), createAttempt(2, '')],
      expected: { action: 'begin', directory: 'phases/deploy-2' },
    },
    {
      what: 'other work done',
      attempts: [createAttempt(1, 'old', 'done')],
      expected: { action: 'begin', directory: 'phases/deploy-2' },
    },
  ])('after $what: $expected', ({ attempts, expected }) => {
    expect(planAttempt('deploy', attempts, 'now')).toMatchObject(expected);
  });

  it.each(['done', 'failed'] as const)('keeps the plan in its one place after one that is %s', (status) => {
    const planned = planAttempt('plan', [createAttempt(1, 'old', status)], 'now');
    expect(planned).toMatchObject({ action: 'begin', number: 1, directory: 'phases/plan' });
  });
});
