import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { DetachedProcess } from '@orchestrate/kit/exec/launch-detached';
import { readStartTime, signalGroup } from '@orchestrate/kit/exec/process-identity';

import type { Assignment } from '../supervisor/files';
import { readState, SUPERVISION_FILES } from '../supervisor/files';

/** A supervisor, and with it the process group of the service. */
export type SupervisedProcess = DetachedProcess;

const STOP_LIMIT_MILLISECONDS = 13_000;
const CHECK_MILLISECONDS = 20;

export async function writeAssignment(directory: string, assignment: Assignment): Promise<void> {
  await writeFile(path.join(directory, SUPERVISION_FILES.assignment), `${JSON.stringify(assignment, null, 2)}\n`);
}

/** Starts the supervisor of a deployment's directory, anew. */
export async function launchSupervisor(directory: string, deps: Pick<Deps, 'exec'>): Promise<SupervisedProcess> {
  await rm(path.join(directory, SUPERVISION_FILES.state), { force: true });
  const result = await deps.exec.run({
    tool: 'supervisor',
    reach: 'machine',
    version: process.versions.node,
    argv: [process.execPath, path.join(directory, SUPERVISION_FILES.program), 'launch', directory],
    cwd: directory,
    why: 'Start the service under a supervisor, which restarts it when it dies and keeps its log bounded',
    timeout: 20,
  });
  if (!hasSucceeded(result)) throw new ExternalError('supervisor', tailOutput(result), false);
  return JSON.parse(result.stdout) as SupervisedProcess;
}

export function isAlive({ pid, startTime }: SupervisedProcess): boolean {
  return readStartTime(pid) === startTime;
}

/** Asks a supervisor to end its service and itself, and sees that both are gone. */
export async function stopSupervisor(supervised: SupervisedProcess, directory?: string): Promise<void> {
  const service = directory === undefined ? undefined : readState(directory)?.service;
  if (isAlive(supervised)) process.kill(supervised.pid, 'SIGTERM');
  const limit = performance.now() + STOP_LIMIT_MILLISECONDS;
  while (isAlive(supervised) && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, CHECK_MILLISECONDS));
  if (isAlive(supervised)) signalGroup(supervised.pid, 'SIGKILL');
  // A supervisor that was killed leaves its service alone in the group.
  else if (service !== undefined && service !== null && isAlive(service)) process.kill(service.pid, 'SIGKILL');
}
