import { spawn } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { systemClock } from '../clock';
import { readStartTime } from '../exec/process-identity';

import { endKilledRuns } from './killed-runs';
import { describeOwner, endLeftovers, readOpenProcesses, recordProcess } from './leftovers';
import { createRunDirectory } from './run-directory';

async function startSleeper(): Promise<{ pid: number; startTime: string }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  await new Promise((resolve) => child.once('spawn', resolve));
  const pid = child.pid ?? 0;
  return { pid, startTime: readStartTime(pid) ?? '' };
}

const exited = (pid: number): Promise<void> =>
  expect.poll(() => readStartTime(pid), { timeout: 3_000 }).toBeUndefined();

it('ends what a killed run started and did not end, and nothing else', async () => {
  const run = await createRunDirectory(await createTemporaryDirectory(), systemClock);
  const left = await startSleeper();
  const reused = await startSleeper();
  const scratch = path.join(os.tmpdir(), `orchestrate-${run.id}`);
  await mkdir(scratch, { recursive: true });
  const precious = await createTemporaryDirectory();
  await mkdir(path.join(precious, 'data'));

  recordProcess(run, { type: 'started', key: 'a', phase: 'deploy', what: 'npm', ...left });
  // The same pid with another start time is another process.
  recordProcess(run, { type: 'started', key: 'b', phase: 'deploy', what: 'old', pid: reused.pid, startTime: '1' });
  recordProcess(run, { type: 'started-directory', key: 'c', phase: 'heal', what: 'scratch', directory: scratch });
  recordProcess(run, {
    type: 'started-directory',
    key: 'd',
    phase: 'heal',
    what: 'not ours',
    directory: path.join(precious, 'data'),
  });
  recordProcess(run, { type: 'started', key: 'e', phase: 'heal', what: 'done', ...reused });
  recordProcess(run, { type: 'ended', key: 'e' });

  expect(await endLeftovers(run)).toHaveLength(4);
  await exited(left.pid);
  expect(readStartTime(reused.pid)).toBe(reused.startTime);
  await expect(stat(scratch)).rejects.toThrow();
  expect((await stat(path.join(precious, 'data'))).isDirectory()).toBe(true);
  expect(await readOpenProcesses(run)).toEqual([]);
  process.kill(reused.pid, 'SIGKILL');
});

it('reads past a line that a killed writer tore', async () => {
  const run = await createRunDirectory(await createTemporaryDirectory(), systemClock);
  recordProcess(run, { type: 'started-directory', key: 'a', phase: 'heal', what: 'x', directory: '/none' });
  const file = run.resolve('processes.ndjson');
  await writeFile(file, `${await readFile(file, 'utf8')}{"type":"sta`);
  expect(await readOpenProcesses(run)).toHaveLength(1);
});

it('ends what other runs of a checkout left, where who began it is gone, of one step alone', async () => {
  const home = await createTemporaryDirectory();
  const run = await createRunDirectory(home, systemClock);
  const [orphan, owned, deployed] = [await startSleeper(), await startSleeper(), await startSleeper()];
  const gone = { owner: { pid: orphan.pid, startTime: '1' } };
  recordProcess(run, { type: 'started', key: 'a', phase: 'heal', what: 'npm', ...orphan, ...gone });
  recordProcess(run, { type: 'started', key: 'b', phase: 'heal', what: 'npm', ...owned, ...describeOwner() });
  recordProcess(run, { type: 'started', key: 'c', phase: 'deploy', what: 'service', ...deployed, ...gone });
  expect(await endKilledRuns(home, 'heal')).toEqual([`npm of run ${run.id}`]);
  await exited(orphan.pid);
  expect([owned, deployed].map(({ pid }) => readStartTime(pid))).toEqual([owned.startTime, deployed.startTime]);
  for (const { pid } of [owned, deployed]) process.kill(pid, 'SIGKILL');
});
