import { describe, expect, it } from 'vitest';

import { findStrangerStatus } from './refusals';

describe('what answers who proves not to be anybody', () => {
  it('is a 403 that stands alone', () => {
    expect(findStrangerStatus(new Set(['200', '403', '404']))).toBe(403);
  });

  it.each(['401', '4XX', 'default'])('is 401 where %s covers it', (status) => {
    expect(findStrangerStatus(new Set(['403', status]))).toBe(401);
  });

  it('is 401 where nothing is declared', () => {
    expect(findStrangerStatus(new Set(['200', '404']))).toBe(401);
  });
});
