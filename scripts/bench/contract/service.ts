import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

import type { Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import { parseOutputFile } from '@orchestrate/kit/action/run-bundle';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

/** A service that was made of a specification, built. */
export interface GeneratedService {
  readonly directory: string;
  /** The run that it belongs to. */
  readonly run: string;
  readonly plan: Plan;
  readonly document: OpenApiDocument;
  /** Ids of the operations that nobody has written. */
  readonly custom: readonly string[];
}

/** A service that answers. */
export interface RunningService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Installs what a service's lock file pins. */
export const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const START_MILLISECONDS = 120_000;

/** Runs an action from its source, as a runner would, so that what is measured is what is in this tree. */
export function runAction(
  root: string,
  action: string,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const [output, rest] = [path.join(workspace, `${action}.out`), path.join(workspace, 'rest')];
  for (const file of [output, rest]) writeFileSync(file, '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const loader = pathToFileURL(path.join(root, 'node_modules/tsx/dist/esm/index.mjs')).href;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, path.join(root, 'actions', action, 'src/main.ts')],
    {
      cwd: workspace,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        ...Object.fromEntries(given),
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        GITHUB_ENV: rest,
        GITHUB_STEP_SUMMARY: rest,
      },
    },
  );
  if (status !== 0) throw new Error(`${action} ended with ${String(status)}:\n${`${stdout}${stderr}`.slice(-3_000)}`);
  return parseOutputFile(readFileSync(output, 'utf8'));
}

/** Runs npm to its end; gives what it printed. */
export function npm(directory: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`);
  return stdout;
}

/** Plans, generates and builds a service in a workspace of its own. */
export function generateService(root: string, specification: string, workspace: string): GeneratedService {
  mkdirSync(workspace, { recursive: true });
  const spec = path.basename(specification);
  copyFileSync(specification, path.join(workspace, spec));
  const fail = { 'fail-on': 'blocked,failed' };
  const planned = runAction(root, 'plan', workspace, { spec, ...fail });
  const run = planned['run-directory'] ?? '';
  const generated = runAction(root, 'generate', workspace, { 'run-directory': run, ...fail });
  const directory = generated.service ?? '';
  const plan = planSchema.parse(JSON.parse(readFileSync(path.join(run, 'phases/plan/plan.json'), 'utf8')));
  const document = JSON.parse(readFileSync(path.join(run, plan.specification.bundled), 'utf8')) as OpenApiDocument;
  npm(directory, ...INSTALL);
  npm(directory, 'run', '--silent', 'build');
  return { directory, run, plan, document, custom: (generated.custom ?? '').split(',').filter(Boolean) };
}

const credentialsSchema = z.record(
  z.string(),
  z.object({ header: z.string().optional(), query: z.string().optional(), value: z.string() }),
);

/** The headers that let a caller in; of several schemes with one header, the first. */
export function readCredentials(directory: string): string[] {
  const all = credentialsSchema.parse(JSON.parse(npm(directory, 'run', '--silent', 'credentials')));
  const headers = new Map<string, string>();
  for (const { header, value } of Object.values(all))
    if (header !== undefined && !headers.has(header)) headers.set(header, `${header}: ${value}`);
  return [...headers.values()];
}

/** Starts a built service with an embedded database that forgets everything. */
export async function startService(directory: string, program = 'dist/main.js'): Promise<RunningService> {
  const child = spawn(process.execPath, [program], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', DATA_DIR: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MILLISECONDS);
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /"port":(\d+)/.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('close', () => reject(new Error('the service ended before it listened')));
  });
  clearTimeout(timer);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}
