import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { ProcessRecord } from '@orchestrate/contracts/process-record';
import { processRecordSchema } from '@orchestrate/contracts/process-record';

import { killByDirectory, killByEnvironment, readStartTime, signalGroup } from '../exec/process-identity';
import { PROCESS_KEY } from '../exec/spawn';

import { RUN_LAYOUT } from './layout';
import type { RunDirectory } from './run-directory';

/** Notes that something was started or has ended. Appended at once, because the next moment may be a SIGKILL. */
export function recordProcess(run: RunDirectory, record: ProcessRecord): void {
  appendFileSync(run.resolve(RUN_LAYOUT.processes), `${JSON.stringify(processRecordSchema.parse(record))}\n`);
}

/** The process at hand, as {@link isOrphan} recognises it. */
export function describeOwner(): { readonly owner?: { readonly pid: number; readonly startTime: string } } {
  const startTime = readStartTime(process.pid);
  return startTime === undefined ? {} : { owner: { pid: process.pid, startTime } };
}

/** Whether what was started has outlived the process that started it, as far as the record tells. */
export function isOrphan(record: ProcessRecord): boolean {
  if (record.type !== 'started' && record.type !== 'started-directory') return false;
  const { owner } = record;
  return owner !== undefined && readStartTime(owner.pid) !== owner.startTime;
}

/** What was started and, as far as is known, never ended; oldest first. A torn last line is passed over. */
export async function readOpenProcesses(run: RunDirectory): Promise<ProcessRecord[]> {
  const text = await readFile(run.resolve(RUN_LAYOUT.processes), 'utf8').catch(() => '');
  const open = new Map<string, ProcessRecord>();
  for (const line of text.split('\n').filter(Boolean)) {
    const record = parseRecord(line);
    if (record === undefined) continue;
    if (record.type === 'ended') open.delete(record.key);
    else open.set(record.key, record);
  }
  return [...open.values()];
}

function parseRecord(line: string): ProcessRecord | undefined {
  try {
    return processRecordSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** An engine that hangs must not hold the run that cleans up behind another one. */
const DOCKER_MILLISECONDS = 60_000;

async function removeContainers(project: string): Promise<void> {
  const docker = (program: string, args: readonly string[]) =>
    promisify(execFile)(program, args, { timeout: DOCKER_MILLISECONDS });
  const label = `label=com.docker.compose.project=${project}`;
  for (const kind of ['container', 'network', 'volume'] as const) {
    const list = kind === 'container' ? ['ps', '-aq'] : [kind, 'ls', '-q'];
    const { stdout } = await docker('docker', [...list, '--filter', label]).catch(() => ({ stdout: '' }));
    const ids = stdout.split('\n').filter(Boolean);
    const remove = kind === 'container' ? ['rm', '-f', '-v'] : [kind, 'rm', '-f'];
    if (ids.length > 0) await docker('docker', [...remove, ...ids]).catch(() => undefined);
  }
}

async function endLeftover(record: ProcessRecord): Promise<void> {
  if (record.type === 'started') {
    if (readStartTime(record.pid) === record.startTime) signalGroup(record.pid, 'SIGKILL');
    killByEnvironment(PROCESS_KEY, record.key);
  }
  if (record.type === 'started-containers') await removeContainers(record.project);
  // Only ever a scratch directory of ours, by its name, whatever the file says.
  if (record.type === 'started-directory' && path.basename(record.directory).startsWith('orchestrate-')) {
    killByDirectory(record.directory);
    await rm(record.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Ends what a killed run left behind: process groups whose leader still has the recorded start time, containers,
 * networks and volumes of its compose project, scratch directories.
 * @param isLeftover - which of the open records to end; all unless given
 * @returns one line for each thing ended
 */
export async function endLeftovers(
  run: RunDirectory,
  isLeftover: (record: ProcessRecord) => boolean = () => true,
): Promise<string[]> {
  const ended: string[] = [];
  for (const record of (await readOpenProcesses(run)).filter(isLeftover).reverse()) {
    await endLeftover(record);
    recordProcess(run, { type: 'ended', key: record.key });
    if (record.type !== 'ended') ended.push(record.what);
  }
  return ended;
}
