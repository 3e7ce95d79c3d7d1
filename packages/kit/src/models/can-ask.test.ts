import { createFakeModels } from '@orchestrate/testkit/fake-models';
import { expect, it } from 'vitest';

import { canAskAnybody } from './can-ask';
import { createNoModels } from './no-models';

it('sees whether there is anybody for at least one task', () => {
  expect(canAskAnybody(createNoModels('no key'))).toBe(false);
  expect(canAskAnybody(createFakeModels([{ task: 'docs', value: '' }]))).toBe(true);
});
