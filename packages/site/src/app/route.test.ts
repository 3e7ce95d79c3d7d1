import { expect, it } from 'vitest';

import { parseRoute, routeTo } from './route';

it.each([
  ['', 'overview', undefined],
  ['#tests', 'tests', undefined],
  ['#tests/a%2Fb', 'tests', 'a/b'],
  ['#tests/%zz', 'tests', '%zz'],
])('reads %j', (hash, view, detail) => {
  expect(parseRoute(hash)).toEqual({ view, detail });
});

it('leads back to where it came from', () => {
  expect(parseRoute(routeTo('changes', 'phases/heal/01'))).toEqual({ view: 'changes', detail: 'phases/heal/01' });
});
