import { expect, it } from 'vitest';

import { Naturalness } from './naturalness';

const model = new Naturalness([
  'for (let i = 0; i < items.length; i += 1) use(items[i]);',
  'if (items.length === 0) return;',
]);

it('takes an edit that looks like the rest for likelier than one that does not', () => {
  const [before, after] = ['if (', ') return;'];
  const usual = model.weigh(before, 'items.length === 0', after);
  const odd = model.weigh(before, 'return.items 0 ===', after);
  expect(usual).toBeGreaterThan(odd);
  expect(usual).toBeGreaterThan(1);
});

it('gives some weight to names that it has never seen', () => {
  expect(model.weigh('use(', 'nobody', ')')).toBeGreaterThan(0);
});
