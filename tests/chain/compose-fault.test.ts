import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { readSummary } from '../support/chain-run';
import { takeSnapshot } from '../support/snapshot';

import { describeWith } from '@orchestrate/testkit/require-tool';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = await awaitBase();

await describeWith('docker', 'a fault in the containers of the generated service', () => {
  it.skipIf(base === undefined)('a port that is mapped wrong is seen, corrected and deployed again', async () => {
    if (base === undefined) return;
    const fault = 'wrong-compose-port';
    const { run, runDirectory } = await takeSnapshot(base, await createTemporaryDirectory(), 'inject');
    expect((await run('inject', { fault })).outputs.status).toBe('done');
    expect((await run('deploy', { target: 'compose' })).outputs.status).toBe('failed');
    const heal = await run('heal');
    expect(heal.outputs, heal.log).toMatchObject({ status: 'done', class: 'configuration', fixed: '1' });
    expect(await readFile(heal.outputs.patch ?? '', 'utf8')).toMatch(/^\+\+\+ b\/compose\.yaml$/m);
    expect((await run('deploy', { target: 'compose' })).outputs.status).toBe('done');
    expect((await run('report', { inject: fault })).outputs.verdict).toBe('success');
    expect(await readSummary(runDirectory)).toMatchObject({ deployment: { target: 'compose', state: 'stopped' } });
  });
});
