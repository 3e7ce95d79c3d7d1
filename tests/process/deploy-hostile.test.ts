import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import { commitAll, writeFiles } from '../support/clone';
import { linkProgramsExcept } from '../support/link-programs';
import type { DeployRun } from '../support/tiny-service';
import { askStatus, listProcessesOf, runDeploy, writeTinyService } from '../support/tiny-service';

import { killByDirectory } from '@orchestrate/kit/exec/process-identity';
import { listFiles } from '@orchestrate/kit/files/hash';
import { describeWith } from '@orchestrate/testkit/require-tool';

const KEY = `planted-key-${randomBytes(16).toString('hex')}`;
const MINUTES = 60_000;
const HUNT = 'node --test --test-reporter=tap hunt.test.mjs';

let root: string;
let keeper: http.Server;
let withoutSandbox: string;

beforeAll(async () => {
  // Not in /tmp, which a sandbox replaces whole.
  root = await realpath(await mkdtemp('/var/tmp/orchestrate-test-'));
  keeper = http.createServer((_request, response) => response.end(KEY));
  await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
  withoutSandbox = await linkProgramsExcept(['bwrap', 'unshare', 'docker']);
});

afterAll(async () => {
  keeper.close();
  for (const directory of [root, withoutSandbox]) await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

function portOf(server: http.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A service whose build, whose credentials and which itself hunt for the key where a phase and a machine keep it. */
async function plant(name: string): Promise<{ workspace: string; home: string }> {
  const [workspace, home, temporary] = ['repository', 'home', 'temporary'].map((one) => path.join(root, name, one));
  if (workspace === undefined || home === undefined || temporary === undefined) throw new Error('no places');
  const files = {
    checkout: path.join(workspace, '.env'),
    secrets: path.join(workspace, '.secrets'),
    'git settings': path.join(workspace, '.git/config'),
    npmrc: path.join(home, '.npmrc'),
    temporary: path.join(temporary, 'key.txt'),
  };
  const places = {
    ...{ pid: process.pid, checkout: workspace, home, temporary, files, addresses: ['127.0.0.1'] },
    ...{ port: portOf(keeper), socket: path.join(temporary, 'none'), abstract: '\0orchestrate-test-none' },
  };
  await writeTinyService(workspace, '  ready-timeout: 120\n');
  const hunt = await readFile(path.join(ROOT, 'tests/fixtures/hostile/hunt.test.mjs'), 'utf8');
  const scripts = {
    build: `${HUNT}; node scripts/build.mjs`,
    // npm and a shell stand before the service.
    start: `${HUNT}; node dist/main.js`,
    credentials: `${HUNT} >&2; node scripts/credentials.mjs`,
  };
  await writeFiles(workspace, {
    'package.json': JSON.stringify({ name: `hostile-${name}`, type: 'module', scripts }),
    'hunt.test.mjs': `${hunt}\ntest('tell', () => console.log('hunt-finds: ' + JSON.stringify(Object.keys(finds))));\n`,
    'places.json': JSON.stringify(places),
    '.gitignore': '.env\n.secrets\nalive\nfinds.json\ndist\nartifacts\n',
  });
  commitAll(workspace);
  for (const file of Object.values(files))
    await writeFiles(path.dirname(file), {
      [path.basename(file)]: `${await readFile(file, 'utf8').catch(() => '')}\n# ${KEY}\n`,
    });
  return { workspace, home };
}

interface Hunted extends DeployRun {
  /** One list for each time that it hunted. */
  readonly finds: readonly (readonly string[])[];
  readonly directory: string;
  readonly workspace: string;
}

/** Deploys below a process that holds the key, as act and a shell do, and gives it to nobody. */
async function deploy(name: string, env: Readonly<Record<string, string>> = {}, keep = 'false'): Promise<Hunted> {
  const { workspace, home } = await plant(name);
  const run = await runDeploy(
    workspace,
    { target: 'process', keep },
    { env: { HOME: home, ...env }, above: { OPENAI_API_KEY: KEY }, cache: path.join(root, name, 'cache') },
  );
  // Without a sandbox nobody ends what hides from its supervisor.
  killByDirectory(path.join(os.tmpdir(), `orchestrate-${run.runId}`));
  const directory = run.outputs['run-directory'] ?? '';
  const logs = (await listFiles(directory)).filter(
    (file) => file.startsWith('phases/deploy/') && file.endsWith('.log'),
  );
  const texts = await Promise.all(logs.map((file) => readFile(path.join(directory, file), 'utf8')));
  const told = texts.flatMap((text) => [...text.matchAll(/hunt-finds: (\[.*?\])/g)].map(([, list = '[]']) => list));
  return { ...run, directory, workspace, finds: told.map((list) => JSON.parse(list) as string[]) };
}

await describeWith('bwrap', 'a hostile service that is deployed below a process with a key', () => {
  it('finds nothing, is verified through its door, and is stopped gently', { timeout: 15 * MINUTES }, async () => {
    const { outputs, log, finds, deployment, directory, runId } = await deploy('inside');
    expect(outputs, log).toMatchObject({ status: 'done', engine: 'offline' });
    expect(log).toMatch(/OPENAI_API_KEY is in the environment of sh \(process \d+\), which runs this: code of the/);
    // The exit code is npm's, which was not killed.
    expect(deployment).toMatchObject({ state: 'stopped', exitCode: expect.any(Number) as number, deaths: 0 });
    expect(deployment?.process?.sandbox).toMatch(/^bubblewrap /);
    expect(finds).toEqual([[], [], []]);
    expect(await readFile(path.join(directory, 'phases/deploy/service/service.log'), 'utf8')).toContain('"stopping"');
    expect(await listProcessesOf(runId)).toEqual([]);
    for (const file of await listFiles(directory))
      expect((await readFile(path.join(directory, file))).includes(KEY), file).toBe(false);
  });

  it('finds nothing while it is kept, and is replaced by the next', { timeout: 20 * MINUTES }, async () => {
    const first = await deploy('kept', {}, 'true');
    expect(first.outputs, first.log).toMatchObject({ status: 'done' });
    expect(await askStatus(`${first.outputs.url ?? ''}/healthz`)).toBe(200);
    const log = path.join(first.deployment?.process?.directory ?? '', 'logs/service.log');
    expect(await readFile(log, 'utf8')).toContain('hunt-finds: []');
    await writeFile(path.join(first.workspace, '.secrets'), `OPENAI_API_KEY=${KEY}\n`);
    const second = await runDeploy(first.workspace, { target: 'process' }, { cache: path.join(root, 'kept/cache') });
    expect(second.log).toContain(`OPENAI_API_KEY is in ${path.join(first.workspace, '.secrets')}: code of the`);
    expect(second.outputs, second.log).toMatchObject({ status: 'done' });
    expect(second.deployment).toMatchObject({ previous: { outcome: 'left-running' } });
    const third = await runDeploy(first.workspace, { target: 'process', keep: 'true' });
    expect(third.deployment).toMatchObject({ state: 'running', previous: { outcome: 'replaced' } });
    expect(await listProcessesOf(first.runId)).toEqual([]);
    process.kill(third.deployment?.process?.pid ?? 0, 'SIGTERM');
    await expect.poll(() => listProcessesOf(third.runId), { timeout: MINUTES }).toEqual([]);
  });
});

it('is not run without a sandbox, and the step says what to do', { timeout: 10 * MINUTES }, async () => {
  const { outputs, exitCode, log, finds } = await deploy('refused', { PATH: withoutSandbox });
  expect(outputs, log).toMatchObject({ status: 'blocked' });
  expect(exitCode).not.toBe(0);
  expect(log).toMatch(/no code of a repository or a model is run without a sandbox.*there is no bwrap on the PATH/);
  expect(log).toContain('--allow-host');
  expect(finds).toEqual([]);
});

it('finds the key where whoever started the run allows it', { timeout: 15 * MINUTES }, async () => {
  const { outputs, log, finds, deployment } = await deploy('allowed', {
    PATH: withoutSandbox,
    ORCHESTRATE_ALLOW_HOST: 'true',
  });
  expect(outputs, log).toMatchObject({ status: 'done' });
  expect(log).toContain('beside a key without a sandbox, as safety.allow-host says');
  expect(deployment?.process).not.toHaveProperty('sandbox');
  expect(finds).toHaveLength(3);
  for (const list of finds)
    expect(list, log).toEqual(expect.arrayContaining(['file: secrets', 'network of the machine']));
  expect(finds.flat()).toContain('environment of a process');
});
