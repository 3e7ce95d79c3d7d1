import { expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { runCommand } from '../support/command';

import { describeWith } from '@orchestrate/testkit/require-tool';

const base = await awaitBase();

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
});
