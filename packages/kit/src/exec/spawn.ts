import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

import { BoundedOutput } from './bounded-output';
import type { Command, CommandResult, OutputListener } from './command';
import { DEFAULT_TIMEOUT_SECONDS } from './command';
import { killByEnvironment, signalGroup } from './process-identity';

const GRACE_MILLISECONDS = 2_000;
/** How long what a command printed is waited for after its end. */
const DRAIN_MILLISECONDS = 5_000;
const MEBIBYTE = 1024 * 1024;
/** Bytes kept of the start and of the end of each stream; of what a listener has heard, less is needed. */
const KEPT = { unheard: [MEBIBYTE, 8 * MEBIBYTE], heard: [MEBIBYTE / 4, MEBIBYTE] } as const;

/** Name of the variable by which everything that a command forks is found again. */
export const PROCESS_KEY = 'ORCHESTRATE_PROCESS_KEY';

/** Told about the process once it runs, and once all of its group is gone. */
export interface ProcessObserver {
  /** The leader of a new process group runs. */
  started(pid: number): void;
  /** Nothing of the group is left. */
  ended(pid: number): void;
}

type Ending = Pick<CommandResult, 'outcome' | 'exitCode'> & { readonly note?: string };

function collectOutput(
  child: ChildProcessWithoutNullStreams,
  listen: OutputListener | undefined,
): (note: string) => Pick<CommandResult, 'stdout' | 'stderr' | 'output'> {
  const [first, last] = KEPT[listen === undefined ? 'unheard' : 'heard'];
  const create = (): BoundedOutput => new BoundedOutput(first, last);
  const kept = { stdout: create(), stderr: create() };
  const output = create();
  const take = (chunk: Uint8Array, stream: 'stdout' | 'stderr'): void => {
    kept[stream].append(chunk);
    output.append(chunk);
    listen?.(chunk, stream);
  };
  child.stdout.on('data', (chunk: Uint8Array) => take(chunk, 'stdout'));
  child.stderr.on('data', (chunk: Uint8Array) => take(chunk, 'stderr'));
  return (note) => {
    if (note !== '') take(Buffer.from(note), 'stderr');
    return { stdout: kept.stdout.toString(), stderr: kept.stderr.toString(), output: output.toString() };
  };
}

function endGroup(pid: number, key: string): void {
  signalGroup(pid, 'SIGKILL');
  killByEnvironment(PROCESS_KEY, key);
}

/** Ends a group gently, then surely; remembers why. */
class Stopper {
  private reason: 'timeout' | 'killed' | undefined;
  private grace: NodeJS.Timeout | undefined;

  constructor(
    private readonly pid: number,
    private readonly key: string,
  ) {}

  stop(reason: 'timeout' | 'killed'): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    signalGroup(this.pid, 'SIGTERM');
    this.grace = setTimeout(() => endGroup(this.pid, this.key), GRACE_MILLISECONDS);
  }

  finish(exitCode: number | null, killedBy: NodeJS.Signals | null): Ending {
    clearTimeout(this.grace);
    if (this.reason !== undefined) return { outcome: this.reason, exitCode: null };
    if (exitCode !== null) return { outcome: 'exited', exitCode };
    return { outcome: 'killed', exitCode: null, note: `\nended by ${killedBy ?? 'a signal'}` };
  }
}

function waitForEnd(
  child: ChildProcessWithoutNullStreams,
  pid: number,
  command: Command,
  key: string,
  signal: AbortSignal,
): Promise<Ending> {
  const stopper = new Stopper(pid, key);
  const abort = (): void => stopper.stop('killed');
  const timer = setTimeout(() => stopper.stop('timeout'), (command.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let drain: NodeJS.Timeout | undefined;
  return new Promise((resolve) => {
    // The leader's exit ends the group; only then do pipes that a daemon inherited close, and `close` follows.
    child.on('exit', (exitCode) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      if (command.leavesNothing === true && exitCode !== null) signalGroup(pid, 'SIGKILL');
      else endGroup(pid, key);
      // A daemon that left the group and cleared its environment is not found, and would hold the pipes as it likes.
      drain = setTimeout(() => closePipes(child), DRAIN_MILLISECONDS);
    });
    child.on('close', (exitCode, killedBy) => {
      clearTimeout(drain);
      resolve(stopper.finish(exitCode, killedBy));
    });
  });
}

function closePipes({ stdout, stderr }: ChildProcessWithoutNullStreams): void {
  stdout.destroy();
  stderr.destroy();
}

function joinSignals(one?: AbortSignal, other?: AbortSignal): AbortSignal {
  if (one !== undefined && other !== undefined) return AbortSignal.any([one, other]);
  return one ?? other ?? new AbortController().signal;
}

function waitForStartError(child: ChildProcessWithoutNullStreams, file: string): Promise<Ending> {
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const problem = error.code === 'ENOENT' ? 'command not found' : error.message;
      resolve({ outcome: 'not-found', exitCode: null, note: `${file}: ${problem}` });
    });
  });
}

/**
 * Runs one command in a process group of its own. When it exits, when its time is up or when it is aborted, whatever is
 * left of the group is killed, and on Linux also what left the group.
 * @param environment - the whole environment of the child
 * @param key - unique value for {@link PROCESS_KEY}
 */
export async function spawnCommand(
  command: Command,
  environment: Readonly<Record<string, string>>,
  key: string,
  observer: ProcessObserver,
  signal?: AbortSignal,
): Promise<Omit<CommandResult, 'log'>> {
  const begin = performance.now();
  const [file, ...args] = command.argv;
  const env = { ...environment, [PROCESS_KEY]: key };
  const child = spawn(file, args, { cwd: command.cwd, env, detached: true, stdio: 'pipe', windowsHide: true });
  const readOutput = collectOutput(child, command.listen);
  child.stdin.on('error', () => undefined);
  child.stdin.end(command.input ?? '');
  const { pid } = child;
  const startError = waitForStartError(child, file);
  if (pid !== undefined) observer.started(pid);
  const ending = await (pid === undefined
    ? startError
    : waitForEnd(child, pid, command, key, joinSignals(signal, command.signal)));
  if (pid !== undefined) observer.ended(pid);
  const { outcome, exitCode, note = '' } = ending;
  return { outcome, exitCode, ...readOutput(note), seconds: (performance.now() - begin) / 1000 };
}
