import { expect, it } from 'vitest';

import { judgeUnknown } from './judge-unknown';

it.each([
  [200, undefined],
  [500, undefined],
  [404, undefined],
  [401, 'skipped'],
  [400, 'skipped'],
])('an answer of %i', (status, verdict) => {
  expect(judgeUnknown({ status })?.verdict).toBe(verdict);
});
