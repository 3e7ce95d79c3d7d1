import { existsSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { readSummary } from '../support/chain-run';
import type { Snapshot } from '../support/snapshot';
import { takeSnapshot } from '../support/snapshot';
import { linkToolCache } from '../support/tool-cache';

import type { Step } from '@orchestrate/contracts/phase';
import { readStartTime } from '@orchestrate/kit/exec/process-identity';
import { readOpenProcesses } from '@orchestrate/kit/run-directory/leftovers';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = await awaitBase();
const POLL_MILLISECONDS = 20;

/** Every phase of the chain, and whether it starts commands. */
const KILLED_IN: readonly (readonly [step: Step, startsCommands: boolean])[] = [
  ['plan', false],
  ['generate', true],
  ['test-gen', true],
  ['analyze', true],
  ['deploy', true],
  ['heal', true],
  ['report', false],
];

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

  async function killIn(snapshot: Snapshot, step: Step, startsCommands: boolean): Promise<void> {
    const cache = await linkToolCache(base?.cache ?? '');
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

  async function goOn(snapshot: Snapshot, steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      const { outputs, log } = await snapshot.run(step, step === 'deploy' ? { target: 'process' } : {});
      expect(['done', 'noop'], log).toContain(outputs.status);
    }
  }

  // One run that is killed in one phase after the other: each time it goes on from where it was.
  it('in every phase is taken up again each time, and nothing of it goes on', async () => {
    const snapshot = await takeSnapshot(base, await createTemporaryDirectory(), 'plan');
    const id = path.basename(snapshot.runDirectory);
    for (const [index, [step, startsCommands]] of KILLED_IN.entries()) {
      await killIn(snapshot, step, startsCommands);
      const left = await readOpenProcesses(openRunDirectory(snapshot.runDirectory));

      const planned = await snapshot.run('plan', { spec: 'specs/library.yaml', resume: id, 'run-directory': '' });
      expect(planned.outputs['run-id'], planned.log).toBe(id);
      for (const record of left)
        if (record.type === 'started')
          expect(readStartTime(record.pid) === record.startTime, `${step}: ${record.what}`).toBe(false);
      const steps = KILLED_IN.map(([name]) => name).filter((name) => name !== 'plan');
      await goOn(snapshot, steps.slice(0, index));
    }
    const summary = await readSummary(snapshot.runDirectory);
    expect(summary.status).toBe('success');
    expect(await readOpenProcesses(openRunDirectory(snapshot.runDirectory))).toEqual([]);
    expect(await verifyRun(snapshot.runDirectory)).toMatchObject({ problems: [] });
  });
});
