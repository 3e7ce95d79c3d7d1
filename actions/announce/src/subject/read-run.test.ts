import { appendFile, rm, symlink } from 'node:fs/promises';

import { signRun } from '@orchestrate/kit/provenance/sign-run';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createSampleSigner, createSealedRun } from '@orchestrate/testkit/sealed-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { readCheckedRun } from './read-run';

let run: RunDirectory;

beforeEach(async () => {
  run = await createSealedRun(await createTemporaryDirectory(), await createSampleSigner());
});

describe('readCheckedRun', () => {
  it('reads a run as it was uploaded: without what its report wrote after the seal', async () => {
    await rm(run.resolve('phases/report/output.json'));
    const builder = { id: 'urn:example:builder', version: { node: 'v20.0.0' }, invocationId: run.id };
    await signRun(run, { signer: await createSampleSigner(), builder, hasEnded: false });
    const { summary, evidence } = await readCheckedRun(run.path);
    expect([summary.run_id, summary.status, evidence.runId]).toEqual([run.id, 'success', run.id]);
    expect(evidence.analysis?.value.fresh).toHaveLength(1);
  });

  it('refuses one that was changed, with what is wrong', async () => {
    await appendFile(run.resolve('phases/analyze/analysis.json'), ' ');
    await expect(readCheckedRun(run.path)).rejects.toThrow(/^run: phases\/analyze\/analysis\.json: has grown/);
  });

  it('refuses one that was never sealed, one with links, and what is none', async () => {
    await symlink('/etc/hostname', run.resolve('phases/link'));
    await expect(readCheckedRun(run.path)).rejects.toThrow('run: phases/link is a link');
    await rm(run.resolve('phases/link'));
    await rm(run.resolve('manifest.json'));
    await expect(readCheckedRun(run.path)).rejects.toThrow('run: manifest.json: is missing');
    await expect(readCheckedRun(run.resolve('nothing'))).rejects.toThrow(/run: there is no directory .*nothing/);
  });
});
