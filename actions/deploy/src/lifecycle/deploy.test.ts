import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import type { Verification } from '@orchestrate/contracts/deployment';
import { deploymentSchema } from '@orchestrate/contracts/deployment';
import { systemClock } from '@orchestrate/kit/clock';
import { ConfigurationError, ExternalError } from '@orchestrate/kit/errors';
import { readJson } from '@orchestrate/kit/files/json';
import { writeJson } from '@orchestrate/kit/files/json';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { DeploymentJob } from './deploy';
import { deploy } from './deploy';
import type { Condition, DeploymentTarget } from './target';

const PASSED: Verification = {
  schemaVersion: 1,
  url: 'http://127.0.0.1:1',
  passed: 1,
  failed: 0,
  skipped: 0,
  probes: [{ operation: 'list', method: 'GET', path: '/x', verdict: 'passed', violations: [] }],
};
const FAILED: Verification = {
  ...PASSED,
  passed: 0,
  failed: 1,
  probes: [{ operation: 'list', method: 'GET', path: '/x', verdict: 'failed', reason: 'answered 500', violations: [] }],
};

const healthy = createServer((_, response) => response.end('ok'));
let port: number;
let home: string;
let calls: string[];
let controller: AbortController;

beforeEach(async () => {
  await new Promise<void>((resolve) => healthy.listen(0, resolve));
  port = (healthy.address() as AddressInfo).port;
  home = await createTemporaryDirectory();
  calls = [];
  controller = new AbortController();
});

afterEach(async () => {
  await new Promise((resolve) => healthy.close(resolve));
});

/** A target that does nothing but remember what it was told. */
function createFakeTarget(changes: Partial<DeploymentTarget> = {}): DeploymentTarget {
  const note = (name: string) => (): Promise<void> => {
    calls.push(name);
    return Promise.resolve();
  };
  return {
    kind: 'process',
    pollMilliseconds: 5,
    app: '/nowhere',
    prepare: note('prepare'),
    start: (on) => note(`start ${on === port ? 'here' : 'elsewhere'}`)(),
    inspect: () => Promise.resolve({ state: 'running', deaths: 0 }),
    stop: () => note('stop')().then(() => 0),
    keepLogs: () => note('keepLogs')().then(() => ['phases/deploy/service/service.log']),
    remove: note('remove'),
    keep: note('keep'),
    describe: () => ({}),
    ...changes,
  };
}

const previous = {
  run: 'earlier',
  port: 1,
  howToEnd: 'kill 1',
  suspend: () => Promise.resolve(void calls.push('previous suspended')),
  resume: () => Promise.resolve(void calls.push('previous resumed')),
  retire: () => Promise.resolve(void calls.push('previous retired')),
};

async function attempt(target: DeploymentTarget, changes: Partial<DeploymentJob> = {}) {
  const run = await createRunDirectory(home, systemClock);
  const warnings: string[] = [];
  const job: DeploymentJob = {
    service: 'tiny',
    requested: 'auto',
    target,
    why: 'it was asked for',
    ports: { first: port, final: port },
    isKept: false,
    previous: undefined,
    readyTimeoutSeconds: 1,
    mayLackEndpoints: false,
    prepareVerification: () => Promise.resolve(() => Promise.resolve(PASSED)),
    ...changes,
  };
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warning: (line: string) => void warnings.push(line),
    error: () => undefined,
  };
  const evidence = {
    directory: 'phases/deploy',
    resolve: (...relative: string[]) => run.resolve('phases/deploy', ...relative),
    writeText: () => Promise.reject(new Error('not used here')),
    writeJson: async <T>(name: string, schema: Parameters<typeof writeJson<T>>[1], value: T) => {
      await writeJson(run.resolve('phases/deploy', name), schema, value);
      return `phases/deploy/${name}`;
    },
    emit: () => undefined,
  };
  const result = deploy(job, { clock: systemClock, log, run, evidence, signal: controller.signal, home });
  const read = () => readJson(run.resolve('phases/deploy/deployment.json'), deploymentSchema);
  return { result, warnings, read };
}

describe('deploy', () => {
  it('stops what need not be kept, gently and before its logs are taken', async () => {
    const { result, read } = await attempt(createFakeTarget(), { previous });
    expect((await result).deployment).toMatchObject({ state: 'stopped', exitCode: 0, kept: false });
    expect(calls).toEqual(['prepare', 'start here', 'stop', 'keepLogs', 'remove']);
    expect((await read()).previous).toEqual({ run: 'earlier', outcome: 'left-running' });
  });

  it('ends the earlier deployment only once the new one is kept', async () => {
    const { result } = await attempt(createFakeTarget(), { isKept: true, previous });
    expect((await result).deployment).toMatchObject({ state: 'running', previous: { outcome: 'replaced' } });
    expect(calls).toEqual(['prepare', 'start here', 'keepLogs', 'keep', 'previous retired']);
    const record = await readJson(path.join(home, 'artifacts/deployments/tiny/current.json'), deploymentSchema);
    expect(record).toMatchObject({ state: 'running', port });
  });

  it('keeps the new one even where the earlier one cannot be ended', async () => {
    const stubborn = { ...previous, retire: () => Promise.reject(new Error('busy')) };
    const { result, warnings } = await attempt(createFakeTarget(), { isKept: true, previous: stubborn });
    expect((await result).deployment.state).toBe('running');
    expect(warnings).toEqual(['could not end the deployment that was replaced: busy']);
    expect(calls).not.toContain('remove');
  });

  it('moves to the configured port after the deployment that held it', async () => {
    const target = createFakeTarget();
    const elsewhere = createServer((_, response) => response.end('ok'));
    await new Promise<void>((resolve) => elsewhere.listen(0, resolve));
    const first = (elsewhere.address() as AddressInfo).port;
    const { result } = await attempt(target, { isKept: true, previous, ports: { first, final: port } });
    expect((await result).deployment.port).toBe(port);
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(calls).toEqual([
      'prepare',
      'start elsewhere',
      'previous suspended',
      'stop',
      'start here',
      'keepLogs',
      'keep',
      'previous retired',
    ]);
  });

  it('brings the earlier deployment back when the move fails, after all of the new one is gone', async () => {
    const conditions: Condition[] = [{ state: 'running', deaths: 0 }];
    const target = createFakeTarget({
      inspect: () => Promise.resolve(conditions[0] ?? { state: 'running', deaths: 0 }),
      start: (on) => {
        calls.push(`start ${on === port ? 'here' : 'elsewhere'}`);
        if (on !== port) conditions[0] = { state: 'dead', deaths: 1, reason: 'it died', exitCode: 4 };
        return Promise.resolve();
      },
    });
    const { result } = await attempt(target, { isKept: true, previous, ports: { first: port, final: 1 } });
    expect((await result).deployment).toMatchObject({ state: 'failed', failure: 'it died', exitCode: 4 });
    expect(calls.slice(2)).toEqual([
      'previous suspended',
      'stop',
      'start elsewhere',
      'stop',
      'keepLogs',
      'remove',
      'previous resumed',
    ]);
  });

  it('removes what failed its verification, logs first, and leaves the earlier one alone', async () => {
    const { result, read } = await attempt(createFakeTarget(), {
      isKept: true,
      previous,
      prepareVerification: () => Promise.resolve(() => Promise.resolve(FAILED)),
    });
    const { deployment, verification } = await result;
    expect(deployment.failure).toBe('1 of 1 probes failed: GET /x: answered 500');
    expect(verification).toEqual(FAILED);
    expect(calls).toEqual(['prepare', 'start here', 'stop', 'keepLogs', 'remove']);
    expect(await read()).toMatchObject({ state: 'failed', previous: { run: 'earlier', outcome: 'left-running' } });
  });

  it('notices that the service died while it was probed', async () => {
    let inspected = 0;
    const inspect = (): Promise<Condition> =>
      Promise.resolve({ state: 'running', deaths: (inspected += 1) > 2 ? 1 : 0 });
    const { result } = await attempt(createFakeTarget({ inspect }));
    expect((await result).deployment.failure).toBe('the service died while it was probed, and was restarted');
  });

  it('goes on tearing down when a part of it fails', async () => {
    const target = createFakeTarget({
      prepare: () => Promise.reject(new ExternalError('build', 'npm run build failed', false)),
      stop: () => Promise.reject(new Error('nothing to stop')),
      keepLogs: () => Promise.reject(new Error('no logs')),
    });
    const { result, warnings } = await attempt(target);
    expect((await result).deployment).toMatchObject({
      state: 'failed',
      failure: 'npm run build failed',
      exitCode: null,
      logs: [],
    });
    expect(warnings).toEqual(['could not stop: nothing to stop', 'could not keep the logs: no logs']);
    expect(calls).toEqual(['remove']);
  });

  it.each([new ConfigurationError('no-lock', ['Dockerfile: no lock']), new TypeError('a bug')])(
    'tears down before it passes on what is no failure of the service: %s',
    async (error) => {
      const { result, read } = await attempt(createFakeTarget({ start: () => Promise.reject(error) }));
      await expect(result).rejects.toBe(error);
      expect(calls).toEqual(['prepare', 'stop', 'keepLogs', 'remove']);
      expect((await read()).state).toBe('failed');
    },
  );

  it('removes everything when it is cancelled', async () => {
    const target = createFakeTarget({
      start: () => {
        controller.abort(new Error('cancelled by SIGTERM'));
        return Promise.resolve();
      },
    });
    const { result } = await attempt(target);
    await expect(result).rejects.toThrow('the deployment was cancelled and removed');
    expect(calls).toContain('remove');
  });
});
