import { existsSync } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, inject, it } from 'vitest';

import { readSummary } from '../support/chain-run';
import type { Snapshot } from '../support/snapshot';
import { takeSnapshot } from '../support/snapshot';

import type { Step } from '@orchestrate/contracts/phase';
import { readStartTime } from '@orchestrate/kit/exec/process-identity';
import { readOpenProcesses } from '@orchestrate/kit/run-directory/leftovers';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = inject('base');
const POLL_MILLISECONDS = 20;

/** Whether a phase has begun in earnest: it has written its input, and started a command where it starts any. */
async function hasBegun({ runDirectory }: Snapshot, step: Step, startsCommands: boolean): Promise<boolean> {
  if (!existsSync(path.join(runDirectory, 'phases', step, 'input.json'))) return false;
  if (!startsCommands) return true;
  return (await readOpenProcesses(openRunDirectory(runDirectory))).some(
    (record) => record.type === 'started' && record.phase === step,
  );
}

describe.skipIf(base === undefined)('a run that is killed', () => {
  if (base === undefined) return;

  /** Everything that was installed, nothing that was worked out. */
  async function linkToolCache(): Promise<string> {
    const cache = await createTemporaryDirectory();
    for (const name of await readdir(base?.cache ?? ''))
      if (name !== 'phases') await symlink(path.join(base?.cache ?? '', name), path.join(cache, name));
    return cache;
  }

  async function killIn(snapshot: Snapshot, step: Step, startsCommands: boolean): Promise<void> {
    const cache = await linkToolCache();
    const killed = await snapshot.run(step, step === 'plan' ? { spec: 'specs/library.yaml' } : {}, {
      cache,
      onStart: (pid) => {
        const timer = setInterval(() => {
          void hasBegun(snapshot, step, startsCommands).then(
            (begun) => {
              if (!begun) return;
              clearInterval(timer);
              process.kill(pid, 'SIGKILL');
            },
            () => clearInterval(timer),
          );
        }, POLL_MILLISECONDS);
        timer.unref();
      },
    });
    expect(killed.signal, killed.log).toBe('SIGKILL');
  }

  it.each([
    ['plan', false],
    ['generate', true],
    ['test-gen', true],
    ['analyze', true],
    ['deploy', true],
    ['heal', true],
    ['report', false],
  ] as const)('in %s is taken up again, and nothing of it goes on', async (step, startsCommands) => {
    const snapshot = await takeSnapshot(base, await createTemporaryDirectory(), step);
    await killIn(snapshot, step, startsCommands);
    const left = await readOpenProcesses(openRunDirectory(snapshot.runDirectory));

    const id = path.basename(snapshot.runDirectory);
    const planned = await snapshot.run('plan', { spec: 'specs/library.yaml', resume: id, 'run-directory': '' });
    expect(planned.outputs['run-id'], planned.log).toBe(id);
    for (const record of left)
      if (record.type === 'started') expect(readStartTime(record.pid) === record.startTime, record.what).toBe(false);
    for (const phase of ['generate', 'test-gen', 'analyze', 'deploy', 'heal', 'report']) {
      const { outputs, log } = await snapshot.run(phase, phase === 'deploy' ? { target: 'process' } : {});
      expect(['done', 'noop'], log).toContain(outputs.status);
    }
    const summary = await readSummary(snapshot.runDirectory);
    expect(summary.status).toBe('success');
    expect(await readOpenProcesses(openRunDirectory(snapshot.runDirectory))).toEqual([]);
    expect(await verifyRun(snapshot.runDirectory)).toMatchObject({ problems: [] });
  });
});
