import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import type { BundleRun } from '../support/bundle';
import { readSummary } from '../support/chain-run';
import { git } from '../support/clone';
import { takeSnapshot } from '../support/snapshot';

import type { Fault } from '@orchestrate/contracts/phase';
import type { Summary } from '@orchestrate/contracts/summary';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = await awaitBase();

interface Ended {
  readonly heal: BundleRun;
  readonly report: BundleRun;
  readonly summary: Summary;
  readonly patch: string;
}

// Healed through the whole chain: type-error in interrupt.test.ts, off-by-one in the sample, which a unit test checks;
// all ten, those of containers too, by `npm run bench:faults`.
describe.skipIf(base === undefined)('a fault in the generated service', () => {
  if (base === undefined) return;

  /** What the workflow does after inject, from the tree as it was after analyze. */
  async function healFault(from: BaseRun, fault: Fault, timeout = ''): Promise<Ended> {
    const { run, runDirectory } = await takeSnapshot(from, await createTemporaryDirectory(), 'inject');
    const injected = await run('inject', { fault });
    expect(injected.outputs.status, injected.log).toBe('done');
    expect(git(path.join(runDirectory, 'service'), 'log', '--format=%s').trim().split('\n')).toHaveLength(1);
    await run('deploy', { target: 'process' });
    const heal = await run('heal', { timeout });
    if (heal.outputs.changed === 'true') await run('deploy', { target: 'process' });
    const report = await run('report', { inject: fault });
    const patch = await readFile(heal.outputs.patch ?? '', 'utf8').catch(() => '');
    return { heal, report, summary: await readSummary(runDirectory), patch };
  }

  it('crash-on-start ends honestly: what the verdict says is what the tree does', async () => {
    const { heal, report, summary } = await healFault(base, 'crash-on-start', '20');
    const isHealed = heal.outputs.fixed !== '0';
    expect(['done', 'partial', 'failed', 'blocked']).toContain(heal.outputs.status);
    expect(report.outputs.verdict, report.log).toBe(isHealed ? 'success' : 'failed');
    expect(summary.deployment?.state).toBe(isHealed ? 'stopped' : 'failed');
    expect(summary.published).toBeNull();
  });
});
