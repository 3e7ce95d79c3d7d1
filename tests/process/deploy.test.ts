import { existsSync } from 'node:fs';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { DeployRun } from '../support/tiny-service';
import { askStatus, listProcessesOf, misbehave, runDeploy, writeTinyService } from '../support/tiny-service';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const ON_PROCESS = { target: 'process' };
const KEPT = { target: 'process', keep: 'true' };

let workspace: string;
let kept: number[];

beforeEach(async () => {
  workspace = await createTemporaryDirectory();
  kept = [];
  await writeTinyService(workspace, '  ready-timeout: 40\n');
});

afterEach(() => {
  for (const pid of kept) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It was replaced, which is what most of these tests are about.
    }
  }
});

async function deployKept(): Promise<DeployRun> {
  const run = await runDeploy(workspace, KEPT);
  if (run.deployment?.process !== undefined) kept.push(run.deployment.process.pid);
  return run;
}

/** Kills the action once the service that it started is on record. */
async function killOnceServing(pid: number): Promise<void> {
  const records = path.join(workspace, 'artifacts/latest/processes.ndjson');
  await vi.waitUntil(async () => (await readFile(records, 'utf8').catch(() => '')).includes('supervised service'), {
    timeout: 60_000,
    interval: 20,
  });
  process.kill(pid, 'SIGKILL');
}

async function readEvidence(run: DeployRun, file: string): Promise<string> {
  return readFile(path.join(run.outputs['run-directory'] ?? '', file), 'utf8');
}

describe('deploy to a process', () => {
  it('builds, starts, verifies and stops the service, and leaves nothing behind', async () => {
    const run = await runDeploy(workspace, ON_PROCESS);
    expect(run.log).toContain('2 of 2 safe operations verified');
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'done', target: 'process', engine: 'offline' } });
    expect(run.deployment).toMatchObject({
      state: 'stopped',
      kept: false,
      exitCode: 0,
      deaths: 0,
      requested: 'process',
    });
    expect(run.deployment?.url).toBe(run.outputs.url);
    expect(run.verification?.probes.map(({ path: asked, status, verdict }) => [asked, status, verdict])).toEqual([
      ['/things', 200, 'passed'],
      ['/things/7', 200, 'passed'],
    ]);
    expect(await readEvidence(run, 'phases/deploy/service/service.log')).toContain('listening on');
    expect(await listProcessesOf(run.runId)).toEqual([]);
    expect(existsSync(run.deployment?.process?.directory ?? '/')).toBe(false);
    expect(existsSync(path.join(workspace, 'dist'))).toBe(false);

    const again = await runDeploy(workspace, ON_PROCESS);
    expect(again.deployment?.build).toEqual({ key: run.deployment?.build?.key, cached: true });
  });

  it('keeps a service, replaces it by the next one, and leaves it alone when the next one fails', async () => {
    const first = await deployKept();
    expect(first.deployment).toMatchObject({ state: 'running', kept: true });
    expect(first.deployment?.process?.directory).toContain(path.join(workspace, 'artifacts/deployments/tiny'));
    expect(await askStatus(`${first.outputs.url ?? ''}/healthz`)).toBe(200);

    await misbehave(workspace, { crash: 9 });
    const broken = await deployKept();
    expect(broken).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(broken.deployment).toMatchObject({
      state: 'failed',
      exitCode: 9,
      failure: 'the process died 3 times before it was ready, the last time with exit code 9',
      previous: { run: first.runId, outcome: 'left-running' },
    });
    expect(broken.log).toContain('tiny: cannot find its configuration');
    expect(await readEvidence(broken, 'phases/deploy/service/service.log')).toContain('cannot find its configuration');
    expect(await listProcessesOf(broken.runId)).toEqual([]);
    expect(await askStatus(`${first.outputs.url ?? ''}/healthz`)).toBe(200);

    await misbehave(workspace, {});
    const second = await deployKept();
    expect(second.deployment?.previous).toEqual({ run: first.runId, outcome: 'replaced' });
    expect(await askStatus(`${second.outputs.url ?? ''}/healthz`)).toBe(200);
    expect(await askStatus(`${first.outputs.url ?? ''}/healthz`)).toBe(0);
    expect(await listProcessesOf(first.runId)).toEqual([]);
    const current = await readFile(path.join(workspace, 'artifacts/deployments/tiny/current.json'), 'utf8');
    expect(JSON.parse(current)).toMatchObject({ run: second.runId, state: 'running' });
  });

  it('refuses a port that somebody else uses, and takes it over from the deployment it replaces', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, () => resolve((blocker.address() as { port: number }).port));
    });
    await writeTinyService(workspace, `  port: ${port}\n  ready-timeout: 40\n`);
    const refused = await runDeploy(workspace, ON_PROCESS);
    expect(refused.outputs.status).toBe('failed');
    expect(refused.log).toContain(`deploy.port: port ${port} is in use`);
    expect(refused.log).toContain('or set 0 for a free one');
    await new Promise((resolve) => blocker.close(resolve));

    const first = await deployKept();
    expect(first.outputs.port).toBe(String(port));
    const second = await deployKept();
    expect(second.outputs).toMatchObject({ status: 'done', port: String(port) });
    expect(await listProcessesOf(first.runId)).toEqual([]);
    expect(await askStatus(`http://127.0.0.1:${port}/readyz`)).toBe(200);
    expect((await listProcessesOf(second.runId)).length).toBe(2);
  });

  it('stops a service gently that npm and a shell stand before', async () => {
    const manifest = path.join(workspace, 'package.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('node dist', 'MODE=test node dist'));
    const run = await runDeploy(workspace, ON_PROCESS);
    expect(run.outputs.status).toBe('done');
    expect(await readEvidence(run, 'phases/deploy/service/service.log')).toContain('"stopping"');
    expect(await listProcessesOf(run.runId)).toEqual([]);
  });

  it('fails when the service never becomes ready', async () => {
    await writeTinyService(workspace, '  ready-timeout: 6\n');
    await misbehave(workspace, { neverReady: true });
    const run = await runDeploy(workspace, ON_PROCESS);
    expect(run.outputs.status).toBe('failed');
    // A busy machine may not even have that answer in time.
    expect(run.deployment?.failure).toMatch(
      /^not ready within 6 s: GET \/readyz (?:answered 503|no whole answer within 5 s)$/,
    );
    expect(run.deployment?.exitCode).toBe(0);
    expect(await listProcessesOf(run.runId)).toEqual([]);
  });

  it('fails when an answer does not fit its schema, and says where', async () => {
    await misbehave(workspace, { wrongShape: true });
    const run = await runDeploy(workspace, ON_PROCESS);
    expect(run.outputs.status).toBe('failed');
    expect(run.verification).toMatchObject({ passed: 1, failed: 1 });
    expect(run.verification?.probes[0]?.violations).toEqual([
      { pointer: '/0', message: "must have required property 'name'" },
      { pointer: '/0/id', message: 'must be integer' },
    ]);
    expect(run.deployment).toMatchObject({ state: 'failed', exitCode: 0 });
    expect(await listProcessesOf(run.runId)).toEqual([]);
  });

  it('fails when the service dies while it is probed, although it is restarted', async () => {
    await misbehave(workspace, { dieOnProbe: true });
    const run = await runDeploy(workspace, ON_PROCESS);
    expect(run.outputs.status).toBe('failed');
    expect(run.deployment?.state).toBe('failed');
    expect(await listProcessesOf(run.runId)).toEqual([]);
  });

  it('leaves no process when it is killed, and deploys when the run is taken up again', async () => {
    await misbehave(workspace, { readyAfter: 3_000 });
    const killed = await runDeploy(workspace, ON_PROCESS, { onStart: (pid) => void killOnceServing(pid) });
    expect(killed.signal).toBe('SIGKILL');
    const directory = await realpath(path.join(workspace, 'artifacts/latest'));
    const again = await runDeploy(workspace, { ...ON_PROCESS, 'run-directory': directory });
    expect(again.outputs.status).toBe('done');
    expect(again.outputs.evidence).toBe(path.join(directory, 'phases/deploy'));
    expect(await listProcessesOf(path.basename(directory))).toEqual([]);
  });

  it('leaves no service when it is killed and nobody comes back to the run', async () => {
    await misbehave(workspace, { readyAfter: 60_000 });
    await runDeploy(workspace, ON_PROCESS, { onStart: (pid) => void killOnceServing(pid) });
    const run = path.basename(await realpath(path.join(workspace, 'artifacts/latest')));
    await vi.waitUntil(async () => (await listProcessesOf(run)).length === 0, { timeout: 15_000, interval: 200 });
  });
});
