import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { readWorkflowContext } from './workflow-context';

const RUN = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_SERVER_URL: 'https://github.test', GITHUB_RUN_ID: '7' };

async function writeEvent(event: unknown): Promise<Record<string, string>> {
  const file = path.join(await createTemporaryDirectory(), 'event.json');
  await writeFile(file, JSON.stringify(event));
  return { ...RUN, GITHUB_EVENT_PATH: file };
}

describe('readWorkflowContext', () => {
  it('knows repository, page and branch of a push', async () => {
    const environment = {
      ...(await writeEvent({ ref: 'refs/heads/main' })),
      GITHUB_REF: 'refs/heads/release/1',
      GITHUB_SHA: 'c'.repeat(40),
      GITHUB_WORKFLOW: 'release it',
      GITHUB_RUN_NUMBER: '12',
      GITHUB_RUN_ATTEMPT: '2',
    };
    expect(await readWorkflowContext(environment)).toEqual({
      owner: 'acme',
      repository: 'shop',
      server: 'https://github.test',
      runUrl: 'https://github.test/acme/shop/actions/runs/7',
      ref: 'refs/heads/release/1',
      commit: 'c'.repeat(40),
      workflow: 'release it',
      runNumber: 12,
      runAttempt: 2,
      branch: 'release/1',
      pullRequest: undefined,
    });
  });

  it.each([
    [{ full_name: 'acme/shop' }, false],
    [{ full_name: 'mallory/shop' }, true],
    [null, true],
  ])('knows a pull request from %j', async (repo, isFork) => {
    const pull = { number: 5, head: { sha: 'f'.repeat(40), ref: 'feature', repo } };
    const environment = { ...(await writeEvent({ pull_request: pull })), GITHUB_REF: 'refs/pull/5/merge' };
    const { branch, pullRequest } = await readWorkflowContext(environment);
    expect([branch, pullRequest]).toEqual([undefined, { number: 5, branch: 'feature', head: pull.head.sha, isFork }]);
  });

  it('says where it is not in a workflow', async () => {
    await expect(readWorkflowContext({})).rejects.toThrow(/GITHUB_REPOSITORY names no repository/);
  });
});
