import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { runActionBundle } from './bundle';
import { writeFiles } from './clone';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { linkInstalled } from '@orchestrate/kit/toolchain/node-modules';
import { installPackages } from '@orchestrate/kit/toolchain/npm';

const say = (): void => undefined;
const SILENT = { debug: say, info: say, warning: say, error: say };

/** Plans, generates and builds a service of a specification, in a folder of its own, and gives where it is. */
export async function buildService(folder: string, specification: string): Promise<string> {
  const [workspace, cache] = [path.join(folder, 'workspace'), path.join(folder, 'cache')];
  await writeFiles(workspace, { 'openapi.yaml': specification });
  const planned = await runActionBundle('plan', { workspace, cache, inputs: { spec: 'openapi.yaml' } });
  const inputs = { 'run-directory': planned.outputs['run-directory'] ?? '' };
  const generated = await runActionBundle('generate', { workspace, cache, inputs });
  if (generated.exitCode !== 0) throw new Error(`${planned.log}${generated.log}`);
  const directory = generated.outputs.service ?? '';
  const deps = { exec: createPlainExec(process.env), cacheDirectory: cache, log: SILENT };
  const packages = await installPackages(directory, 'Build it', deps);
  await linkInstalled(packages.directory, directory);
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run build ended with ${String(status)}:\n${stdout}${stderr}`);
  return directory;
}

/** A built service in a process of its own. */
export interface ServiceProcess {
  readonly url: string;
  readonly port: number;
  /** What it has logged so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** Waits until it logs a message. */
  readonly logged: (message: string) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** What it ended with. */
  readonly exit: Promise<number | null>;
}

/** Starts a built service on a free port and waits until it listens, or has ended: then there is no port. */
export async function startService(
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  const usual = { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', DATA_DIR: '' };
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: directory,
    env: { ...process.env, ...usual, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Record<string, unknown>[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
    wake();
  });
  let isOver = false;
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true;
      resolve(code);
      wake();
    });
  });
  const logged = async (message: string): Promise<void> => {
    while (!isOver && !lines.some(({ msg }) => msg === message))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  await logged('listening');
  const port = Number(lines.find(({ msg }) => msg === 'listening')?.port ?? 0);
  return { url: `http://127.0.0.1:${port}`, port, lines, logged, exit, signal: (name) => void child.kill(name) };
}
