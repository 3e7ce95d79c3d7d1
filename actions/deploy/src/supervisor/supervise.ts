import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { describeError } from '@orchestrate/kit/errors';
import { pickEnvironment } from '@orchestrate/kit/exec/pick-environment';
import { readStartTime, signalGroup } from '@orchestrate/kit/exec/process-identity';

import type { Assignment, Exit, SupervisorState } from './files';
import { KEPT_EXITS, SUPERVISION_FILES, writeState } from './files';
import { lendPort } from './port-lender';
import { listEnclosed, listGroup } from './process-group';
import { decideRestart } from './restart-policy';
import { RotatingLog } from './rotating-log';

const OWNER_CHECK_MILLISECONDS = 500;
const STOP_GRACE_MILLISECONDS = 10_000;
const DRAIN_MILLISECONDS = 500;
const GROUP_CHECK_MILLISECONDS = 50;

/** A service sees what its supervisor sees, but in a sandbox what it is given. */
function chooseEnvironment({ enclosure, env }: Assignment): { readonly env?: Readonly<Record<string, string>> } {
  return enclosure === undefined ? {} : { env: { ...pickEnvironment(enclosure.inherits), ...env, ...enclosure.sets } };
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** Keeps one program running: restarts it when it dies, keeps its log bounded, and ends with it. */
class Supervisor {
  private readonly log: RotatingLog;
  private child: ChildProcess | undefined;
  private startedAt = 0;
  private streak = 0;
  private isStopping = false;
  /** Whether everything that the service wrote has been read. */
  private isDrained = true;
  private restart: NodeJS.Timeout | undefined;
  private state: SupervisorState = { phase: 'running', service: null, exits: [], deaths: 0, stopped: null };

  constructor(
    private readonly directory: string,
    private readonly assignment: Assignment,
  ) {
    this.log = new RotatingLog(path.join(directory, SUPERVISION_FILES.serviceLog));
  }

  start(): void {
    const { argv, cwd } = this.assignment;
    const environment = chooseEnvironment(this.assignment);
    const [file, ...args] = argv;
    this.startedAt = performance.now();
    const child = spawn(file, args, { cwd, ...environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    child.stdout.on('data', (chunk: Uint8Array) => this.log.write(chunk));
    child.stderr.on('data', (chunk: Uint8Array) => this.log.write(chunk));
    child.on('error', (error) => this.log.write(Buffer.from(`cannot start: ${error.message}\n`)));
    this.awaitExit(child);
    const startTime = child.pid === undefined ? undefined : readStartTime(child.pid);
    const service = child.pid === undefined || startTime === undefined ? null : { pid: child.pid, startTime };
    this.tell({ phase: 'running', service });
  }

  stop(): void {
    if (this.isStopping) return;
    this.isStopping = true;
    clearTimeout(this.restart);
    if (this.child?.exitCode !== null || this.child.signalCode !== null) {
      this.end('stopped', this.state.exits.at(-1) ?? null, 0);
      return;
    }
    this.tellEnd(this.child);
    setTimeout(() => this.end('stopped', this.describeKill(), 1), STOP_GRACE_MILLISECONDS);
  }

  /** Nothing can be started that serves the port. */
  giveUp(reason: string): void {
    this.log.write(Buffer.from(`${reason}\n`));
    this.end('gave-up', null, 1);
  }

  /** A killed run must leave no service behind, and cannot say so itself. */
  watchOwner(): void {
    const { pid, startTime } = this.assignment.owner;
    const isKept = (): boolean => existsSync(path.join(this.directory, SUPERVISION_FILES.keep));
    const timer = setInterval(() => {
      if (isKept()) clearInterval(timer);
      else if (readStartTime(pid) !== startTime) this.stop();
    }, OWNER_CHECK_MILLISECONDS);
  }

  /** What stands between this process and a service in a sandbox would take the sandbox with it. */
  private tellEnd(child: ChildProcess): void {
    const inside = this.assignment.enclosure === undefined ? [] : listEnclosed(process.pid);
    if (inside.length === 0) child.kill('SIGTERM');
    for (const pid of inside) signalIfThere(pid, 'SIGTERM');
  }

  private awaitExit(child: ChildProcess): void {
    let isOver = false;
    const handle = (exitCode: number | null, signal: string | null): void => {
      if (isOver) return;
      isOver = true;
      this.handleExit({ at: new Date().toISOString(), exitCode, signal });
    };
    this.isDrained = false;
    child.on('close', (exitCode, signal) => {
      this.isDrained = true;
      handle(exitCode, signal);
    });
    // Something it started may hold its output open for ever.
    child.on('exit', (exitCode, signal) => setTimeout(() => handle(exitCode, signal), DRAIN_MILLISECONDS));
  }

  private describeKill(): Exit {
    return { at: new Date().toISOString(), exitCode: null, signal: 'SIGKILL' };
  }

  private listOthers(): number[] {
    return listGroup(process.pid).filter((pid) => pid !== process.pid);
  }

  /** A program between this one and the service may die of the signal without passing it on. */
  private awaitOthers(exit: Exit): void {
    if (this.listOthers().length > 0) signalGroup(process.pid, 'SIGTERM');
    const check = (): void => {
      // Its last words may still be on their way when the last of them is gone.
      if (this.listOthers().length === 0 && this.isDrained) this.end('stopped', exit, 0);
      else setTimeout(check, GROUP_CHECK_MILLISECONDS);
    };
    check();
  }

  private handleExit(exit: Exit): void {
    if (this.isStopping) {
      this.awaitOthers(exit);
      return;
    }
    for (const pid of this.listOthers()) signalIfThere(pid, 'SIGKILL');
    const decision = decideRestart(this.streak, performance.now() - this.startedAt);
    this.streak = decision.streak;
    const exits = [...this.state.exits, exit].slice(-KEPT_EXITS);
    this.tell({ phase: 'waiting', service: null, exits, deaths: this.state.deaths + 1 });
    if (decision.action === 'give-up') this.end('gave-up', null, 1);
    else this.restart = setTimeout(() => this.start(), decision.delay);
  }

  private end(phase: 'stopped' | 'gave-up', stopped: Exit | null, code: number): void {
    this.tell({ phase, service: null, stopped });
    this.log.close();
    process.exit(code);
  }

  private tell(change: Partial<SupervisorState>): void {
    this.state = { ...this.state, ...change };
    try {
      writeState(this.directory, this.state);
    } catch {
      // A full disk is no reason to end the service.
    }
  }
}

async function startEnclosed(supervisor: Supervisor, port: number): Promise<void> {
  try {
    await lendPort(port, SUPERVISION_FILES.door);
    supervisor.start();
  } catch (error) {
    supervisor.giveUp(`cannot take port ${port}: ${describeError(error)}`);
  }
}

/** Runs until the service is told to stop or cannot be kept alive. The process must lead a group of its own. */
export function supervise(directory: string, assignment: Assignment): void {
  const supervisor = new Supervisor(directory, assignment);
  // However it ends: what the service started and left behind is of this group too, and nobody else would end it.
  process.on('exit', () => signalGroup(process.pid, 'SIGKILL'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => supervisor.stop());
  process.on('SIGHUP', () => undefined);
  if (assignment.enclosure === undefined) supervisor.start();
  else void startEnclosed(supervisor, assignment.enclosure.port);
  supervisor.watchOwner();
}
