import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import type { Command, CommandResult } from '@orchestrate/kit/exec/command';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { readStartTime } from '@orchestrate/kit/exec/process-identity';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { boundExec } from './bounded-exec';

const RESULT: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 0 };

async function timeoutOf(command: Partial<Command>, remaining: number): Promise<number | undefined> {
  let given: number | undefined;
  const run = (asked: Command): Promise<CommandResult> => {
    given = asked.timeout;
    return Promise.resolve(RESULT);
  };
  const exec = boundExec({ run }, { remaining: () => remaining }, '/scratch');
  await exec.run({ tool: 'test', argv: ['true'], cwd: '/elsewhere', why: 'test', ...command });
  return given;
}

/** Leaves its session and clears its environment, so that nothing but its place tells whose it is. */
const DAEMON = `
  const { spawn } = require('node:child_process');
  const daemon = ['-e', 'setInterval(() => {}, 1000)'];
  const child = spawn(process.execPath, daemon, { detached: true, stdio: 'ignore', env: {} });
  child.unref();
  console.log(child.pid);
`;

async function forkDaemon(cwd: string, scratch: string): Promise<number> {
  const exec = boundExec(createPlainExec(process.env), { remaining: () => 60 }, scratch);
  const { stdout } = await exec.run({ tool: 'node', argv: [process.execPath, '-e', DAEMON], cwd, why: 'test' });
  return Number(stdout);
}

describe('boundExec', () => {
  it.each([
    [{ timeout: 20 }, 100, 20],
    [{ timeout: 600 }, 100, 100],
    [{}, 1_000, 300],
    [{ timeout: 600 }, 0, 2],
    [{ tool: 'git', timeout: 60 }, 0, 60],
  ])('lets %j run with %i s left for %i s', async (command, remaining, seconds) => {
    expect(await timeoutOf(command, remaining)).toBe(seconds);
  });

  it.skipIf(process.platform !== 'linux')('ends a daemon that hides, where it works in a scratch tree', async () => {
    const scratch = await createTemporaryDirectory();
    const tree = path.join(scratch, 'tree');
    await mkdir(tree);
    const hidden = await forkDaemon(tree, scratch);
    await expect.poll(() => readStartTime(hidden), { timeout: 10_000 }).toBeUndefined();
    const foreign = await forkDaemon(tree, path.join(scratch, 'other'));
    expect(readStartTime(foreign)).toBeDefined();
    process.kill(foreign, 'SIGKILL');
  });
});
