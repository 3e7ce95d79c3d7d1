import { execFile } from 'node:child_process';
import { cp, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ROOT } from '../support/bundle';
import { commitAll, git } from '../support/clone';
import { linkProgramsExcept } from '../support/link-programs';
import { askStatus, misbehave, runDeploy, writeTinyService } from '../support/tiny-service';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { readJson } from '@orchestrate/kit/files/json';
import { describeWith } from '@orchestrate/testkit/require-tool';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const COMPOSE = { target: 'compose' };

let workspace: string;

beforeEach(async () => {
  workspace = await createTemporaryDirectory();
});

describe('deploy without Docker', () => {
  it('is blocked where compose was asked for, and says what to do', async () => {
    await writeTinyService(workspace, '  ready-timeout: 60\n');
    const folder = await linkProgramsExcept(['docker', 'docker-compose']);
    const env = { PATH: folder };
    const run = await runDeploy(workspace, COMPOSE, { env });
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', deployment: '', url: '' } });
    expect(run.log).toContain('cannot deploy: there is no docker command here');
    expect(run.log).toContain('install Docker and start its engine, or deploy with target: process');

    const auto = await runDeploy(workspace, {}, { env });
    expect(auto.outputs).toMatchObject({ status: 'done', target: 'process' });
    expect(auto.deployment).toMatchObject({ requested: 'auto', why: 'there is no docker command here' });
    await rm(folder, { recursive: true });
  });
});

await describeWith('docker', 'deploy to compose', (docker) => {
  // A name of its own: others may try theirs on the same engine.
  const name = `tiny-${process.pid}`;

  async function list(kind: 'container' | 'network' | 'volume'): Promise<string[]> {
    const what = kind === 'container' ? ['ps', '-a'] : [kind, 'ls'];
    const { stdout } = await promisify(execFile)(docker, [...what, '--format', '{{json .}}']);
    return stdout.split('\n').filter((line) => line.includes(`orchestrate-${name}-`));
  }

  async function killOnceUp(pid: number): Promise<void> {
    const isUp = async (): Promise<boolean> => (await list('container')).length > 0;
    await vi.waitUntil(isUp, { timeout: 120_000, interval: 100 });
    process.kill(pid, 'SIGKILL');
  }

  async function listAll(): Promise<string[]> {
    return (await Promise.all((['container', 'network', 'volume'] as const).map(list))).flat();
  }

  beforeEach(async () => {
    await writeTinyService(workspace, '  ready-timeout: 60\n', name);
  });

  afterEach(async () => {
    const { stdout } = await promisify(execFile)(docker, [
      'ps',
      '-aq',
      '--filter',
      `label=orchestrate.service=${name}`,
    ]);
    const ids = stdout.split('\n').filter(Boolean);
    if (ids.length > 0) await promisify(execFile)(docker, ['rm', '-f', '-v', ...ids]);
    const networks = await promisify(execFile)(docker, [
      'network',
      'ls',
      '-q',
      '--filter',
      `name=orchestrate-${name}-`,
    ]);
    for (const id of networks.stdout.split('\n').filter(Boolean))
      await promisify(execFile)(docker, ['network', 'rm', id]);
  });

  it('builds an image, runs, verifies and removes it, and builds nothing twice', async () => {
    const run = await runDeploy(workspace, {});
    expect(run.log).toContain('2 of 2 safe operations verified');
    expect(run.outputs).toMatchObject({ status: 'done', target: 'compose' });
    expect(run.deployment).toMatchObject({
      requested: 'auto',
      state: 'stopped',
      exitCode: 0,
      compose: { image: `${name}:${run.runId}`, project: `orchestrate-${name}-${run.runId.toLowerCase()}` },
    });
    expect(run.deployment?.why).toMatch(/^Docker \S+ answers and compose \S+ is there$/);
    expect(run.deployment?.compose?.baseWhy).toMatch(/node:24-slim (?:is on this machine|was pulled|is not on this)/);
    expect(await listAll()).toEqual([]);

    const again = await runDeploy(workspace, COMPOSE);
    expect(again.deployment?.build).toEqual({ key: run.deployment?.build?.key, cached: true });
    expect(again.deployment?.compose?.imageId).toBe(run.deployment?.compose?.imageId);
    expect(await listAll()).toEqual([]);
  });

  it('makes a Dockerfile for a service that has none, and takes it in once it has run', async () => {
    const service = await createTemporaryDirectory();
    await cp(path.join(ROOT, 'tests/fixtures/services/fastify'), service, { recursive: true });
    commitAll(service);
    const run = await runDeploy(service, COMPOSE);
    expect(run.outputs, run.log).toMatchObject({ status: 'partial', target: 'compose' });
    expect(run.log).toContain('1 of 2 health endpoints verified');
    expect(run.log).toContain('compose with a Dockerfile made for it on port');
    const evidence = run.outputs.evidence ?? '';
    const record = await readJson(path.join(evidence, 'proposals/01/proposal.json'), proposalRecordSchema);
    expect(record).toMatchObject({ kind: 'container', accepted: true });
    expect(await readFile(path.join(evidence, 'proposals/01/change.patch'), 'utf8')).toContain(
      '+RUN npm ci --omit=dev',
    );
    expect(git(service, 'status', '--porcelain', '--', ':!artifacts')).toBe('');
  });

  it('keeps a service, leaves it alone when the next one fails, and replaces it by the one after', async () => {
    const first = await runDeploy(workspace, { ...COMPOSE, keep: 'true' });
    expect(first.deployment).toMatchObject({ state: 'running', kept: true });
    const { url = '' } = first.outputs;

    await misbehave(workspace, { crash: 9 });
    const broken = await runDeploy(workspace, { ...COMPOSE, keep: 'true' });
    expect(broken.outputs.status).toBe('failed');
    expect(broken.deployment).toMatchObject({
      state: 'failed',
      exitCode: 9,
      previous: { run: first.runId, outcome: 'left-running' },
    });
    const [log = ''] = broken.deployment?.logs ?? [];
    const evidence = await readFile(path.join(broken.outputs['run-directory'] ?? '', log), 'utf8');
    expect(evidence).toContain('tiny: cannot find its configuration');
    expect(await askStatus(`${url}/healthz`)).toBe(200);
    expect((await listAll()).filter((line) => line.includes(broken.runId.toLowerCase()))).toEqual([]);

    await misbehave(workspace, {});
    const second = await runDeploy(workspace, { ...COMPOSE, keep: 'true' });
    expect(second.deployment?.previous).toEqual({ run: first.runId, outcome: 'replaced' });
    expect(await askStatus(`${url}/healthz`)).toBe(0);
    expect(await askStatus(`${second.outputs.url ?? ''}/healthz`)).toBe(200);
    expect((await listAll()).filter((line) => line.includes(first.runId.toLowerCase()))).toEqual([]);
  });

  it('leaves no container when it is killed and the run is taken up again', async () => {
    await misbehave(workspace, { readyAfter: 5_000 });
    const killed = await runDeploy(workspace, COMPOSE, { onStart: (pid) => void killOnceUp(pid) });
    expect(killed.signal).toBe('SIGKILL');
    expect((await list('container')).length).toBe(1);
    const directory = await realpath(path.join(workspace, 'artifacts/latest'));
    const again = await runDeploy(workspace, { ...COMPOSE, 'run-directory': directory });
    expect(again.outputs.status).toBe('done');
    expect(await listAll()).toEqual([]);
  });
});
