import { createFakeModels } from '@orchestrate/testkit/fake-models';
import { expect, it } from 'vitest';

import { ModelError } from './provider';
import { tryAsk } from './try-ask';

const question = { task: 'docs', rationale: 'a test', prompt: { messages: [] } } as const;

it('gives the answer', async () => {
  const { answer } = await tryAsk(createFakeModels([{ task: 'docs', value: 'fine' }]), question);
  expect(answer?.value).toBe('fine');
});

it.each([
  ['budget-exceeded', false],
  ['rate-limited', false],
  ['refused', true],
  ['invalid', true],
] as const)('tells why there is none: %s', async (failure, isOfTheAnswer) => {
  const models = createFakeModels([{ task: 'docs', error: new ModelError(failure, 'no luck') }]);
  expect(await tryAsk(models, question)).toEqual({ reason: `${failure}: no luck`, isOfTheAnswer });
});

it('lets errors of any other kind be errors', async () => {
  const broken = { ask: () => Promise.reject(new Error('a bug')) };
  await expect(tryAsk(broken, question)).rejects.toThrow('a bug');
});
