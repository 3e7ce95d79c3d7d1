import { describe, expect, it } from 'vitest';

import type { Candidate } from '../propose/proposer';

import { isAmbiguous, isRival, isSettled, rateConfidence } from './alternatives';

function createCandidate(likelihood: number, template = 'comparison-boundary'): Candidate {
  const author = { name: 'test', version: '1' };
  return {
    likelihood,
    template,
    proposal: { kind: 'repair', author, title: 'Change it', rationale: 'Why not', edits: [] },
  };
}

const best = createCandidate(0.5);

it('ends tries when what is left could not be taken for what was found', () => {
  expect([0.5, 0.41, 0.39].map((likelihood) => isSettled(best, createCandidate(likelihood)))).toEqual([
    false,
    false,
    true,
  ]);
  expect(isSettled(undefined, createCandidate(0.01))).toBe(false);
});

it('takes those for no alternatives that behave as it does', () => {
  const alike = { ...createCandidate(0.45), behaviour: 'same' };
  expect(isAmbiguous({ ...best, behaviour: 'same' }, [alike])).toBe(false);
  expect(isAmbiguous({ ...best, behaviour: 'other' }, [alike])).toBe(true);
});

it('calls a repair ambiguous when another one is about as likely', () => {
  expect(isRival(best, createCandidate(0.4))).toBe(true);
  expect(isAmbiguous(best, [createCandidate(0.2), createCandidate(0.45)])).toBe(true);
  expect(isAmbiguous(best, [createCandidate(0.2)])).toBe(false);
  expect(isAmbiguous(best, [])).toBe(false);
});

describe('rateConfidence', () => {
  const all = { passing: 4, total: 4 };

  it('trusts a template as the table says, where nothing speaks against it', () => {
    expect(rateConfidence(best, [], all)).toBe(0.9);
  });

  it.each([
    ['alternatives', rateConfidence(best, [createCandidate(0.4)], all)],
    ['gates that fail', rateConfidence(best, [], { passing: 2, total: 4 })],
    ['a template that nobody knows', rateConfidence(createCandidate(0.9, 'own-template'), [], all)],
  ])('trusts it less with %s', (_what, rate) => {
    expect(rate).toBeLessThan(0.9);
    expect(rate).toBeGreaterThan(0);
  });
});
