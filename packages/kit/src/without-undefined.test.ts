import { expect, it } from 'vitest';

import { withoutUndefined } from './without-undefined';

it('leaves out what is undefined, and nothing else', () => {
  expect(withoutUndefined({ a: undefined, b: null, c: false, d: '' })).toStrictEqual({ b: null, c: false, d: '' });
});
