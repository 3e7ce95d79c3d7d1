import { expect, it } from 'vitest';

import { relativeToRoot } from './relative-path';

it.each([
  ['/tree/src/a.ts', 'src/a.ts'],
  ['src/../src/a.ts', 'src/a.ts'],
  ['file:///tree/src/a%20b.ts', 'src/a b.ts'],
  ['/elsewhere/a.ts', undefined],
  ['file://host/tree/src/a.ts', undefined],
  ['file:///tree/%E0%A4%A', undefined],
])('sees %s from the root', (file, expected) => {
  expect(relativeToRoot('/tree', file)).toBe(expected);
});
