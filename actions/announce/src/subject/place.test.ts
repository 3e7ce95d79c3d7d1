import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { createPlace } from './place';

const published = (directory: string) => ({ published: { directory, changed: 1, kept: [] } });
const nowhere = { published: null };
const evidence = createSampleEvidence();

/** The sample's plan, for a service that was there before. */
function adopt(directory: string) {
  const { service } = createSamplePlan();
  const existing = { directory, specification: 'given' as const };
  return createSampleEvidence({ plan: { path: 'x', value: createSamplePlan({ service: { ...service, existing } }) } });
}

describe('createPlace', () => {
  it.each([
    ['given', evidence, published('service'), 'apps/shop', 'apps/shop/src/a.ts'],
    ['the root, given', evidence, nowhere, '.', 'src/a.ts'],
    ['where the service was published', evidence, published('service'), '', 'service/src/a.ts'],
    ['where the service was before', adopt('./apps/shop'), nowhere, '', 'apps/shop/src/a.ts'],
    ['of a run without a plan', createSampleEvidence({ plan: undefined }), nowhere, '', 'src/a.ts'],
  ])('finds the place %s', (_, told, summary, given, expected) => {
    expect(createPlace(told, summary, given)?.('src/a.ts')).toBe(expected);
  });

  it('looks from the directory that was worked in, where the repository was checked out', () => {
    const [plan, ...rest] = evidence.attempts;
    if (plan?.input === undefined) throw new Error('the sample has no plan');
    const input = { ...plan.input, inputs: { workingDirectory: 'subject' } };
    const attempts = [{ ...plan, input }, ...rest];
    const toPlace = createPlace({ ...evidence, attempts }, published('subject/service'), '');
    expect(toPlace?.('src/a.ts')).toBe('service/src/a.ts');
  });

  it('has none where the service was not published, or lies outside', () => {
    expect(createPlace(evidence, nowhere, '')).toBeUndefined();
    expect(createPlace(evidence, published('../elsewhere'), '')).toBeUndefined();
    expect(createPlace(evidence, published('/tmp/service'), '')).toBeUndefined();
    const toPlace = createPlace(evidence, nowhere, 'service');
    expect(['../../x', '/etc/passwd', 'a\\b', '..'].map((file) => toPlace?.(file))).toEqual(Array(4).fill(undefined));
  });
});
