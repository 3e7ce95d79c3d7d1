import type { Verdict } from '@orchestrate/contracts/status';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { createSampleHealing } from '@orchestrate/testkit/sample/results';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import type { Occupant } from './decide';
import { chooseTarget, findObstacle, refuseTarget } from './decide';

describe('findObstacle', () => {
  const sound = { evidence: createSampleEvidence(), verdict: 'success' as Verdict, dryRun: false, inject: '' };
  const withHealing = (healing: RunEvidence['healing']) => ({ ...sound, evidence: createSampleEvidence({ healing }) });

  it.each(['success', 'partial'] as const)('lets a run that is %s be published', (verdict) => {
    expect(findObstacle({ ...sound, verdict })).toBeUndefined();
  });

  it.each([
    ['a dry run', { ...sound, dryRun: true }, /dry run/],
    ['a failed run', { ...sound, verdict: 'failed' as const }, /failed/],
    ['a fault that was planted', { ...sound, evidence: createSampleEvidence({}, { inject: {} }) }, /off-by-one/],
    ['a fault that was asked for', { ...sound, inject: 'type-error' }, /type-error/],
    ['no service', { ...sound, evidence: createSampleEvidence({ generated: undefined }) }, /no service/],
    ['no gates', withHealing(undefined), /no quality gate/],
    [
      'gates that are none',
      withHealing({ path: 'phases/heal/healing.json', value: createSampleHealing({ after: [] }) }),
      /no quality gate/,
    ],
  ])('refuses after %s', (_, request, reason) => {
    expect(findObstacle(request)).toMatch(reason);
  });

  it('lets a fault that could not be planted pass, unless it was asked for', () => {
    const evidence = createSampleEvidence({}, { inject: { status: 'failed' } });
    expect(findObstacle({ ...sound, evidence, verdict: 'partial' })).toBeUndefined();
    expect(findObstacle({ ...sound, evidence, verdict: 'partial', inject: 'off-by-one' })).toMatch('off-by-one');
  });
});

describe('chooseTarget', () => {
  const choose = (out: string, occupant: Occupant): string =>
    chooseTarget({ out, service: 'library', base: '/home/repo/subject', home: '/home/repo', occupant });

  it.each<[string, Occupant, string]>([
    ['', { kind: 'nothing' }, '/home/repo/subject/service'],
    ['', { kind: 'service', name: 'library' }, '/home/repo/subject/service'],
    ['', { kind: 'service', name: 'pets' }, '/home/repo/artifacts/services/library'],
    ['', { kind: 'other' }, '/home/repo/artifacts/services/library'],
    ['backend', { kind: 'other' }, '/home/repo/subject/backend'],
    ['/srv/out', { kind: 'nothing' }, '/srv/out'],
  ])('out %j where %j stands', (out, occupant, expected) => {
    expect(choose(out, occupant)).toBe(expected);
  });
});

describe('refuseTarget', () => {
  const run = '/home/repo/artifacts/runs/20260131T120000Z-0123abcd';

  it.each([
    ['/home/repo/service', undefined],
    ['/home/repo', undefined],
    ['/home/repo/artifacts/services/library', undefined],
    [run, /inside the run/],
    [`${run}/service`, /inside the run/],
    ['/home/repo/.git/hooks', /git directory/],
  ])('%s', (target, expected) => {
    const refusal = refuseTarget(target, run);
    if (expected === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toMatch(expected);
  });
});
