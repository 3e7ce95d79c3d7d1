import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

import { readStartTime } from './process-identity';
import { PROCESS_KEY } from './spawn';

/** A process that leads a group of its own and outlives who started it. */
export interface DetachedProcess {
  readonly pid: number;
  /** As the system tells it, so that a reused pid is not mistaken. */
  readonly startTime: string;
}

/** What {@link launchDetached} starts. */
export interface DetachedCommand {
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** Added to this process's own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** File that takes what it prints. */
  readonly log: string;
}

/**
 * Starts a program that stays when this process ends. To be called by a small program that an action runs as a command:
 * the marker by which everything that a command forked is found and killed at its end does not reach the program.
 */
export function launchDetached({ argv, cwd, env, log }: DetachedCommand): DetachedProcess {
  const output = openSync(log, 'a');
  const [file, ...args] = argv;
  const { [PROCESS_KEY]: _key, ...own } = process.env;
  const child = spawn(file, args, { cwd, env: { ...own, ...env }, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.unref();
  const startTime = child.pid === undefined ? undefined : readStartTime(child.pid);
  if (child.pid === undefined || startTime === undefined) throw new Error(`${file} did not start`);
  return { pid: child.pid, startTime };
}
