import type { AnnouncementOutcome } from '@orchestrate/contracts/announcement';
import { describe, expect, it } from 'vitest';

import { conclude } from './decide-status';

const parts = (comment: AnnouncementOutcome, check: AnnouncementOutcome, sarif: AnnouncementOutcome) => [
  { part: 'comment' as const, outcome: comment, reason: 'why' },
  { part: 'check' as const, outcome: check, reason: 'why' },
  { part: 'sarif' as const, outcome: sarif, reason: 'why' },
];

describe('conclude', () => {
  it.each([
    ['done', 'created', 'created', 'created'],
    ['done', 'skipped', 'created', 'off'],
    ['noop', 'unchanged', 'newer', 'off'],
    ['noop', 'off', 'off', 'off'],
    ['partial', 'created', 'created', 'refused'],
    ['partial', 'created', 'created', 'pending'],
    ['blocked', 'refused', 'refused', 'skipped'],
    ['failed', 'created', 'failed', 'refused'],
  ] as const)('is %s for %s, %s, %s', (status, comment, check, sarif) => {
    expect(conclude(parts(comment, check, sarif)).status).toBe(status);
  });

  it('names what remains, and what became of each', () => {
    expect(conclude(parts('updated', 'refused', 'off'))).toMatchObject({
      headline: 'comment updated, check not permitted',
      remaining: ['check: why'],
    });
  });
});
