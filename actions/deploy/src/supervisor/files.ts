import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How a service is kept apart from the machine: it starts with `argv` of the assignment, in a sandbox. */
export interface Enclosure {
  /** Names of the supervisor's variables that the service sees. */
  readonly inherits: readonly string[];
  /** Variables that it sees besides. */
  readonly sets: Readonly<Record<string, string>>;
  /** The port of this machine that leads to the service, which has a loopback of its own. */
  readonly port: number;
}

/** What a supervisor is told: `supervisor.json` in the deployment's directory. */
export interface Assignment {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** Of the supervisor, which the service inherits. */
  readonly env: Readonly<Record<string, string>>;
  readonly enclosure?: Enclosure;
  /** The action. When it is gone and nobody said `keep`, the service is stopped: a killed run leaves nothing. */
  readonly owner: { readonly pid: number; readonly startTime: string };
}

/** One end of the service. */
export interface Exit {
  readonly at: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** What a supervisor tells: `state.json`. */
export interface SupervisorState {
  readonly phase: 'running' | 'waiting' | 'stopped' | 'gave-up';
  readonly service: { readonly pid: number; readonly startTime: string } | null;
  /** Ends that nobody asked for, oldest first, the last {@link KEPT_EXITS} of them. */
  readonly exits: readonly Exit[];
  /** How often it died, also beyond what `exits` holds. */
  readonly deaths: number;
  /** How it ended when it was told to stop. */
  readonly stopped: Exit | null;
}

export const KEPT_EXITS = 20;

export const SUPERVISION_FILES = {
  program: 'supervisor.mjs',
  assignment: 'supervisor.json',
  state: 'state.json',
  /** Its presence says that the deployment outlives its owner. */
  keep: 'keep',
  /** Holds the socket by which a service in a sandbox is reached; the service reads it and cannot replace it. */
  door: 'door',
  logs: 'logs',
  serviceLog: path.join('logs', 'service.log'),
  supervisorLog: path.join('logs', 'supervisor.log'),
} as const;

export function readAssignment(directory: string): Assignment {
  return JSON.parse(readFileSync(path.join(directory, SUPERVISION_FILES.assignment), 'utf8')) as Assignment;
}

/** `undefined` before the supervisor has begun. */
export function readState(directory: string): SupervisorState | undefined {
  try {
    return JSON.parse(readFileSync(path.join(directory, SUPERVISION_FILES.state), 'utf8')) as SupervisorState;
  } catch {
    return undefined;
  }
}

export function writeState(directory: string, state: SupervisorState): void {
  const file = path.join(directory, SUPERVISION_FILES.state);
  writeFileSync(`${file}.tmp`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.tmp`, file);
}
