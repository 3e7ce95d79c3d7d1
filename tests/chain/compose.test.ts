import { readFile } from 'node:fs/promises';

import { expect, inject, it } from 'vitest';

import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { runCommand } from '../support/command';
import { takeSnapshot } from '../support/snapshot';

import { describeWith } from '@orchestrate/testkit/require-tool';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = inject('base');

await describeWith('docker', 'the generated service in containers', (docker) => {
  it.skipIf(base === undefined)('is built, brought up, verified and taken down by the one command', async () => {
    if (base === undefined) return;
    const checkout = await openCheckout(base);
    const finished = await orchestrate(checkout, ['--target', 'compose']);
    expect(finished.exitCode, finished.output).toBe(0);
    const id = findRunId(finished);
    const summary = await readSummary(runDirectoryOf(checkout, id));
    expect(summary).toMatchObject({ status: 'success', deployment: { target: 'compose', state: 'stopped' } });
    const list = ['ps', '--all', '--format', '{{.Names}} {{.Image}}'];
    const { output } = await runCommand(docker, list, { cwd: checkout.clone });
    expect(output).not.toContain(id.toLowerCase());
  });

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
