import { expect, it } from 'vitest';

import { chooseAllow } from './choose-allow';

const CONFIGURED = { proposers: [], allow: ['tests' as const] };

it('takes the input, else the configuration of a tree that can be trusted', () => {
  expect(chooseAllow(['snapshots'], CONFIGURED, true)).toEqual({ allow: ['snapshots'] });
  expect(chooseAllow([], CONFIGURED, true)).toEqual({ allow: ['tests'] });
  expect(chooseAllow([], { ...CONFIGURED, allow: [] }, false)).toEqual({ allow: [] });
});

it('takes nothing from a tree that a pull request may have changed, and says so', () => {
  const { allow, warning } = chooseAllow([], CONFIGURED, false);
  expect([allow, warning]).toEqual([[], expect.stringContaining('heal.allow (tests) is not taken')]);
  expect(chooseAllow(['snapshots'], CONFIGURED, false)).toEqual({ allow: ['snapshots'] });
});
