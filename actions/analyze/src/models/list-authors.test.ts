import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { SAMPLE_PROPOSALS } from '@orchestrate/testkit/sample/proposals';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { listAuthors } from './list-authors';

it('names the providers of what was accepted, and no tool', async () => {
  const { run } = await createSampleRun(await createTemporaryDirectory(), { hasRepository: false });
  const [sample] = SAMPLE_PROPOSALS;
  const sign = (id: string, name: string, accepted: boolean): Promise<void> =>
    writeFileAtomic(
      run.resolve('phases/generate/proposals', id, 'proposal.json'),
      JSON.stringify({ ...sample?.record, id, accepted, author: { name, version: '1' } }),
    );
  expect(await listAuthors({ run })).toEqual([]);
  await sign('08', 'openai/gpt-5, local/qwen/7b', true);
  await sign('09', 'gemini/pro', false);
  expect(await listAuthors({ run })).toEqual(['local', 'openai']);
});
