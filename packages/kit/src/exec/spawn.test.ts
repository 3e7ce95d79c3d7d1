import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it, vi } from 'vitest';

import { createPlainExec } from './plain-exec';
import { readStartTime, signalGroup } from './process-identity';

const exec = createPlainExec({ ...process.env, SECRET_TOKEN: 'do-not-pass' });

async function runNode(script: string, options: { timeout?: number; signal?: AbortSignal } = {}) {
  const cwd = await createTemporaryDirectory();
  const runner = options.signal === undefined ? exec : createPlainExec(process.env, options.signal);
  const timeout = options.timeout === undefined ? {} : { timeout: options.timeout };
  const result = await runner.run({
    tool: 'node',
    argv: [process.execPath, '-e', script],
    cwd,
    why: 'test',
    ...timeout,
  });
  return { cwd, result };
}

async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (readStartTime(pid) === undefined) return true;
    await sleep(50);
  }
  return false;
}

const FORK = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: DETACHED, stdio: 'inherit' });
  child.unref();
  require('node:fs').writeFileSync('pid', String(child.pid));
`;

describe('spawnCommand', () => {
  it('gives exit code, both streams and their order', async () => {
    const { result } = await runNode(`
      process.stdout.write('one ');
      setTimeout(() => { process.stderr.write('two '); setTimeout(() => { process.stdout.write('three'); process.exitCode = 3; }, 50); }, 50);
    `);
    expect(result).toMatchObject({
      outcome: 'exited',
      exitCode: 3,
      stdout: 'one three',
      stderr: 'two ',
      output: 'one two three',
    });
  });

  it('says that a command is not there instead of throwing', async () => {
    const result = await exec.run({ tool: 'x', argv: ['no-such-command-anywhere'], cwd: '/', why: 'test' });
    expect(result).toMatchObject({ outcome: 'not-found', exitCode: null });
    expect(result.output).toContain('no-such-command-anywhere: command not found');
  });

  it('kills what never ends, also when it ignores a polite signal', async () => {
    const { result } = await runNode(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`, { timeout: 0.3 });
    expect(result.outcome).toBe('timeout');
    expect(result.seconds).toBeLessThan(5);
  });

  it('ends at once when the step is cancelled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const { result } = await runNode('setInterval(() => {}, 1000)', { signal: controller.signal });
    expect(result.outcome).toBe('killed');
  });

  it.each([
    ['in its process group', 'false'],
    ['in a session of its own', 'true'],
  ])('ends a daemon that the command left behind %s', async (_where, detached) => {
    const { cwd, result } = await runNode(FORK.replace('DETACHED', detached));
    expect(result).toMatchObject({ outcome: 'exited', exitCode: 0 });
    expect(await isGone(Number(await readFile(path.join(cwd, 'pid'), 'utf8')))).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'does not wait for a daemon that cannot be found and holds what the command printed to',
    async () => {
      const cwd = await createTemporaryDirectory();
      const script = 'echo one; env -i setsid sleep 300 & echo $! > pid; exit 3';
      const result = await exec.run({ tool: 'sh', argv: ['sh', '-c', script], cwd, why: 'test', timeout: 60 });
      signalGroup(Number(await readFile(path.join(cwd, 'pid'), 'utf8')), 'SIGKILL');
      expect(result).toMatchObject({ outcome: 'exited', exitCode: 3, stdout: 'one\n' });
      expect(result.seconds).toBeLessThan(60);
    },
  );

  it('ends what left its group also for a command that leaves nothing, where it does not end by itself', async () => {
    const cwd = await createTemporaryDirectory();
    const script = `${FORK.replace('DETACHED', 'true')}\nsetInterval(() => {}, 1000);`;
    const argv: [string, ...string[]] = [process.execPath, '-e', script];
    const controller = new AbortController();
    const command = { tool: 'node', argv, cwd, why: 'test', leavesNothing: true, signal: controller.signal };
    const running = exec.run(command);
    await vi.waitUntil(() => existsSync(path.join(cwd, 'pid')) && readFileSync(path.join(cwd, 'pid'), 'utf8') !== '', {
      timeout: 60_000,
    });
    controller.abort();
    expect((await running).outcome).toBe('killed');
    expect(await isGone(Number(await readFile(path.join(cwd, 'pid'), 'utf8')))).toBe(true);
  });

  it('looks for nothing that left the group of a command that leaves nothing', async () => {
    const cwd = await createTemporaryDirectory();
    const script = FORK.replace('DETACHED', 'true').replace("'inherit'", "'ignore'");
    const argv: [string, ...string[]] = [process.execPath, '-e', script];
    expect(await exec.run({ tool: 'node', argv, cwd, why: 'test', leavesNothing: true })).toMatchObject({
      exitCode: 0,
    });
    const pid = Number(await readFile(path.join(cwd, 'pid'), 'utf8'));
    expect(readStartTime(pid)).toBeDefined();
    process.kill(pid, 'SIGKILL');
  });

  it('bounds what it keeps of endless output and tells what is missing', async () => {
    const { result } = await runNode(`
      const line = 'x'.repeat(1023) + '\\n';
      process.stdout.write('first\\n');
      for (let i = 0; i < 40_000; i += 1) process.stdout.write(line);
      process.stdout.write('last\\n');
    `);
    expect(result.stdout.length).toBeLessThan(12 * 1024 * 1024);
    expect(result.stdout.startsWith('first\n')).toBe(true);
    expect(result.stdout.endsWith('last\n')).toBe(true);
    expect(result.stdout).toMatch(/\[\d+ bytes left out\]/);
  });

  it('hands over no secret of the environment', async () => {
    const { result } = await runNode('console.log(JSON.stringify(process.env))');
    expect(result.stdout).not.toContain('do-not-pass');
    expect(result.stdout).toContain('"PATH"');
  });

  it('sees the environment that stands in for the scrubbed one, and nothing else', async () => {
    const [cwd, argv] = ['/', [process.execPath, '-e', 'console.log(Object.keys(process.env).sort().join())'] as const];
    const command = { tool: 'node', argv: [...argv] as [string, ...string[]], cwd, why: 'test' };
    const result = await exec.run({ ...command, environment: { ONLY: 'this' }, env: { AND: 'that' } });
    expect(result.stdout).toBe('AND,ONLY,ORCHESTRATE_PROCESS_KEY\n');
  });

  it('passes input and survives a command that does not read it', async () => {
    const cwd = await createTemporaryDirectory();
    await writeFile(path.join(cwd, 'a'), '');
    const echoed = await exec.run({ tool: 'cat', argv: ['cat'], cwd, why: 'test', input: 'hello' });
    expect(echoed.stdout).toBe('hello');
    const ignored = await exec.run({ tool: 'true', argv: ['true'], cwd, why: 'test', input: 'x'.repeat(1_000_000) });
    expect(ignored.exitCode).toBe(0);
  });
});
