import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { BundleOptions, BundleRun } from './bundle';
import { ROOT, runActionBundle } from './bundle';

import type { Deployment, Verification } from '@orchestrate/contracts/deployment';
import { deploymentSchema, verificationSchema } from '@orchestrate/contracts/deployment';
import { readJson } from '@orchestrate/kit/files/json';

/** How the tiny service misbehaves. */
export interface Behaviour {
  readonly crash?: number;
  readonly neverReady?: boolean;
  readonly readyAfter?: number;
  readonly wrongShape?: boolean;
  readonly dieOnProbe?: boolean;
}

/** Lays out the tiny service in a directory: a checkout that has never heard of this repository. */
export async function writeTinyService(directory: string, settings: string, name = 'tiny'): Promise<void> {
  await mkdir(directory, { recursive: true });
  await cp(path.join(ROOT, 'tests/fixtures/tiny-service'), directory, { recursive: true });
  const manifest = path.join(directory, 'package.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"tiny"', JSON.stringify(name)));
  await writeFile(path.join(directory, '.orchestrate.yml'), `version: 1\ndeploy:\n${settings}`);
}

/** Changes how the service in a checkout behaves from its next build on. */
export async function misbehave(directory: string, behaviour: Behaviour): Promise<void> {
  await writeFile(path.join(directory, 'behaviour.json'), JSON.stringify(behaviour));
}

/** What a run of the action left. */
export interface DeployRun extends BundleRun {
  readonly runId: string;
  readonly deployment: Deployment | undefined;
  readonly verification: Verification | undefined;
}

/** Runs the action on a checkout. */
export async function runDeploy(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  options: Partial<BundleOptions> = {},
): Promise<DeployRun> {
  const cache = path.join(os.tmpdir(), 'orchestrate-test-deploy-cache');
  const run = await runActionBundle('deploy', { workspace, inputs, cache, ownPackages: true, ...options });
  const { 'run-directory': directory = '', deployment = '', verification = '' } = run.outputs;
  return {
    ...run,
    runId: path.basename(directory),
    deployment: deployment === '' ? undefined : await readJson(deployment, deploymentSchema),
    verification: verification === '' ? undefined : await readJson(verification, verificationSchema),
  };
}

/** Command lines of processes that a run started and that still live, by the run's id in their environment. */
export async function listProcessesOf(runId: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (!environment.split('\0').includes(`ORCHESTRATE_RUN=${runId}`)) return [];
      return [await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => pid)];
    }),
  );
  return found.flat().map((line) => line.replaceAll('\0', ' ').trim());
}

/** The status with which a URL answers; 0 when nothing does. */
export async function askStatus(url: string): Promise<number> {
  return fetch(url, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => 0,
  );
}
