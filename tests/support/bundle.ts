import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { sharePackages } from './shared-packages';

import { parseOutputFile } from '@orchestrate/kit/action/run-bundle';

/** This repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** How a bundle is started by hand, as a runner would. */
export interface BundleOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string;
  /** ORCHESTRATE_CACHE_DIR; one of its own unless given. */
  readonly cache?: string;
  /** Whether installed packages are not shared with other tests; see {@link sharePackages}. */
  readonly ownPackages?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Of a process above it, which does not hand them on. */
  readonly above?: Readonly<Record<string, string>>;
  /** Called with the process once it runs, to kill it for example. */
  readonly onStart?: (pid: number) => void;
  /** Another build of the actions than the committed one. */
  readonly root?: string;
}

/** What a bundle did. */
export interface BundleRun {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
}

function startBelow(above: Readonly<Record<string, string>>, argv: readonly [string, ...string[]]): typeof argv {
  const names = Object.keys(above).flatMap((name) => ['-u', name]);
  return names.length === 0 ? argv : ['/bin/sh', '-c', '"$@"; exit $?', 'sh', 'env', ...names, ...argv];
}

/** Runs `actions/<action>/dist/index.js` with inputs as a runner hands them over. */
export async function runActionBundle(action: string, options: BundleOptions): Promise<BundleRun> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-bundle-'));
  const files = {
    output: path.join(directory, 'output'),
    env: path.join(directory, 'env'),
    summary: path.join(directory, 'summary'),
  };
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  const inputs = Object.entries(options.inputs ?? {}).map(
    ([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const,
  );
  const bundle = path.join(options.root ?? ROOT, 'actions', action, 'dist/index.js');
  const cache = options.cache ?? path.join(directory, 'cache');
  if (options.ownPackages !== true) await sharePackages(cache);
  const [file, ...args] = startBelow(options.above ?? {}, [process.execPath, bundle]);
  const child = spawn(file, args, {
    cwd: options.workspace,
    env: {
      ...process.env,
      ...Object.fromEntries(inputs),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: options.workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_ENV: files.env,
      GITHUB_STEP_SUMMARY: files.summary,
      ORCHESTRATE_CACHE_DIR: cache,
      ORCHESTRATE_CONFIG_DIR: path.join(directory, 'config'),
      ...options.env,
      ...options.above,
    },
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  if (child.pid !== undefined) options.onStart?.(child.pid);
  const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => resolve([code, killedBy]));
  });
  const outputs = parseOutputFile(await readFile(files.output, 'utf8'));
  const summary = await readFile(files.summary, 'utf8');
  await rm(directory, { recursive: true, force: true });
  return { exitCode, signal, outputs, log, summary };
}
