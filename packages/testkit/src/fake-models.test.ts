import { ModelError } from '@orchestrate/kit/models/provider';
import { expect, it } from 'vitest';
import { z } from 'zod';

import { createFakeModels } from './fake-models';

const about = (task: 'code' | 'review', not: readonly string[] = []) => ({
  task,
  not,
  rationale: 'a test',
  prompt: { messages: [] },
});

it('answers each task in the order of its script, and keeps the questions', async () => {
  const models = createFakeModels([
    { task: 'code', value: 'one' },
    { task: 'review', value: { verdict: 'accept' } },
    { task: 'code', value: 'two' },
  ]);
  const schema = { name: 'review', type: z.object({ verdict: z.string() }) };
  expect((await models.ask({ ...about('review'), schema })).value.verdict).toBe('accept');
  expect((await models.ask(about('code'))).value).toBe('one');
  expect((await models.ask(about('code'))).value).toBe('two');
  await expect(models.ask(about('code'))).rejects.toThrow('no more answers for code');
  expect(models.questions.map(({ task }) => task)).toEqual(['review', 'code', 'code', 'code']);
  expect(models.spent()).toEqual({ cost: 0.03, tokens: 330, engine: 'live' });
});

it('has nobody to ask for what it was not given, and leaves what is excluded', async () => {
  const models = createFakeModels([{ task: 'review', provider: 'other', value: 'fine' }]);
  expect(models.canAsk('code')).toMatchObject({ available: false });
  expect(models.canAsk('review')).toEqual({ available: true });
  await expect(models.ask(about('review', ['other']))).rejects.toThrow(ModelError);
  expect((await models.ask(about('review', ['fake']))).provider).toBe('other');
});

it('fails as it is told to, and where a value does not fit what was asked for', async () => {
  const models = createFakeModels([
    { task: 'code', error: new ModelError('budget-exceeded', 'too dear') },
    { task: 'code', value: { lines: 'many' } },
  ]);
  await expect(models.ask(about('code'))).rejects.toMatchObject({ failure: 'budget-exceeded' });
  const schema = { name: 'size', type: z.object({ lines: z.number() }) };
  await expect(models.ask({ ...about('code'), schema })).rejects.toMatchObject({ failure: 'invalid' });
  expect(models.spent().engine).toBe('offline');
});
