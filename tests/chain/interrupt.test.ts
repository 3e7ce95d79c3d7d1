import { describe, expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';

import { readOpenProcesses } from '@orchestrate/kit/run-directory/leftovers';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';

const base = await awaitBase();

describe.skipIf(base === undefined)('a run that is interrupted', () => {
  if (base === undefined) return;

  it('by Ctrl-C says how to go on, and goes on', async () => {
    const checkout = await openCheckout(base);
    let isStopped = false;
    const cut = await orchestrate(checkout, ['--target', 'process', '--inject', 'type-error'], (text, pid) => {
      if (isStopped || !text.includes('inject')) return;
      isStopped = true;
      process.kill(-pid, 'SIGINT');
    });
    const id = findRunId(cut);
    expect(cut.output).toContain(`npm run orchestrate -- --resume ${id}`);
    expect(cut.exitCode).not.toBe(0);
    expect((await readSummary(runDirectoryOf(checkout, id))).status).not.toBe('success');
    expect(await readOpenProcesses(openRunDirectory(runDirectoryOf(checkout, id)))).toEqual([]);

    const resumed = await orchestrate(checkout, ['--target', 'process', '--inject', 'type-error', '--resume', id]);
    expect(resumed.exitCode, resumed.output).toBe(0);
    const summary = await readSummary(runDirectoryOf(checkout, id));
    expect(summary).toMatchObject({ status: 'success', injected_fault: 'type-error' });
    expect(resumed.output).toMatch(/^✔ generate .*\(resumed\)$/m);
  });
});
