import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Where what was installed once stays: it takes minutes and up to a gigabyte. */
export const CACHE = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
  'orchestrate-conformance',
);

const START_SECONDS = 300;

/** Why a server cannot be had on this machine. */
export class Unavailable extends Error {}

/** Runs a program to its end; {@link Unavailable} with what it said where it fails. */
export function runStep(program: string, args: readonly string[], cwd = CACHE): string {
  mkdirSync(cwd, { recursive: true });
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined) throw new Unavailable(`${program} is not there: ${error.message}`);
  if (status === 0) return stdout;
  const said = stderr.trim().split('\n').slice(-3).join(' ');
  throw new Unavailable(`${program} ${args.slice(0, 2).join(' ')} ended with ${String(status)}: ${said}`);
}

/** A Python of its own with packages from PyPI, made once. */
export function preparePython(name: string, packages: readonly string[]): string {
  const directory = path.join(CACHE, name);
  const python = path.join(directory, 'bin/python');
  if (existsSync(path.join(directory, 'whole'))) return python;
  runStep('python3', ['-m', 'venv', '--clear', directory]);
  runStep(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  mkdirSync(path.join(directory, 'whole'));
  return python;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server that was started, without a path. */
export interface StartedServer {
  readonly url: string;
  stop(): Promise<void>;
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts a program that serves at a port, and waits until it says that it is well. */
export async function startServer(
  program: string,
  args: (port: number) => readonly string[],
  health: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const port = await findFreePort();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment };
  const child = spawn(program, args(port), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  const end = performance.now() + START_SECONDS * 1000;
  while (child.exitCode === null && child.pid !== undefined && performance.now() < end) {
    if (await answers(`${url}${health}`)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  throw new Unavailable(`${program} did not start: ${said.trim().split('\n').slice(-3).join(' ')}`);
}
