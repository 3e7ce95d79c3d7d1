import { expect, it } from 'vitest';

import { readOutputs } from './outputs.mjs';

it('reads both forms that a runner knows', () => {
  const text = 'status=done\npatch<<ghadelimiter_1\n/a/b\nc\nghadelimiter_1\nempty=\n';
  expect(readOutputs(text)).toEqual({ status: 'done', patch: '/a/b\nc', empty: '' });
});
