import { randomBytes } from 'node:crypto';

import type { EventBody } from '@orchestrate/contracts/event';
import type { Step } from '@orchestrate/contracts/phase';

import type { Clock } from '../clock';
import { toSeconds } from '../clock';
import { writeFileAtomic } from '../files/atomic';
import { describeOwner, recordProcess } from '../run-directory/leftovers';
import type { RunDirectory } from '../run-directory/run-directory';
import type { Redact } from '../safety/redaction';
import { sanitizeText } from '../safety/text';

import type { Command, CommandResult, Exec } from './command';
import { hasSucceeded } from './command';
import { readStartTime } from './process-identity';
import type { CommandResources } from './resources';
import { createMeter } from './resources';
import type { ProcessObserver } from './spawn';
import { spawnCommand } from './spawn';
import { readToolVersion } from './tool-versions';

/** What {@link createRecordedExec} writes to. */
export interface Recording {
  readonly run: RunDirectory;
  readonly step: Step;
  /** Directory of log files, relative to the run directory. */
  readonly logs: string;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string>>;
  readonly redact: Redact;
  readonly emit: (event: EventBody) => void;
  readonly signal: AbortSignal;
}

/** An {@link Exec} that also knows for how long at least one command was running. */
export interface RecordedExec extends Exec {
  /** Milliseconds in which at least one command was running; overlapping commands count once. */
  externalMilliseconds(): number;
  /** The most memory that one of its commands held, as far as it is known. */
  peakMemoryBytes(): number | undefined;
}

const LOG_LIMIT = 16 * 1024 * 1024;

function createExternalTimer(clock: Clock): { enter(): void; leave(): void; total(): number } {
  let running = 0;
  let since = 0;
  let total = 0;
  return {
    enter() {
      if (running === 0) since = clock.elapsed();
      running += 1;
    },
    leave() {
      running -= 1;
      if (running === 0) total += clock.elapsed() - since;
    },
    total: () => total + (running > 0 ? clock.elapsed() - since : 0),
  };
}

/** Keeps a finished command: its log file and its event. */
async function keepCommand(
  recording: Recording,
  command: Command,
  result: Omit<CommandResult, 'log'>,
  startedAt: string,
  number: number,
  resources: CommandResources,
): Promise<string> {
  const name = (command.logName ?? command.tool).replace(/[^A-Za-z0-9.-]+/g, '-');
  const log = `${recording.logs}/${String(number).padStart(2, '0')}-${name}.log`;
  const { argv, place = '' } = command.record ?? { argv: command.argv };
  const head = `$ ${argv.join(' ')}\n# ${command.why}${place === '' ? '' : ` (${place})`}\n`;
  const exit = result.exitCode === null ? '' : ` ${result.exitCode}`;
  const foot = `\n# ${result.outcome}${exit} after ${result.seconds.toFixed(3)} s\n`;
  const output = command.censor?.(result.output) ?? result.output;
  const text = head + sanitizeText(output, LOG_LIMIT) + foot;
  await writeFileAtomic(recording.run.resolve(log), recording.redact(text));
  const isThere = result.outcome !== 'not-found';
  const version = command.version ?? (isThere ? await readToolVersion(command.argv[0]) : 'not found');
  recording.emit({
    type: 'command.finished',
    level: hasSucceeded(result) ? 'info' : 'warning',
    data: {
      tool: command.tool,
      version,
      argv: [...argv],
      why: command.why,
      exitCode: result.exitCode,
      outcome: result.outcome,
      seconds: toSeconds(result.seconds * 1000),
      startedAt,
      ...resources,
      log,
    },
  });
  return log;
}

function observeProcess(
  recording: Recording,
  command: Command,
  key: string,
  watch: (pid: number) => void,
): ProcessObserver {
  const { run, step } = recording;
  return {
    started(pid) {
      watch(pid);
      const startTime = readStartTime(pid);
      if (startTime === undefined) return;
      recordProcess(run, { type: 'started', key, phase: step, what: command.tool, pid, startTime, ...describeOwner() });
    },
    ended: () => recordProcess(run, { type: 'ended', key }),
  };
}

/**
 * Runs commands for one phase and keeps the record: an event and a redacted log file a command, its process group in
 * `processes.ndjson` while it lives, so that a resumed run can end what a killed one left.
 */
export function createRecordedExec(recording: Recording): RecordedExec {
  const timer = createExternalTimer(recording.clock);
  const meter = createMeter();
  let count = 0;
  return {
    async run(command) {
      const number = command.quiet === true ? 0 : (count += 1);
      const key = `${recording.step}-${process.pid}-${randomBytes(6).toString('hex')}`;
      const startedAt = recording.clock.now().toISOString();
      const own = meter.begin();
      timer.enter();
      try {
        const environment = { ...(command.environment ?? recording.environment), ...command.env };
        const observer = observeProcess(recording, command, key, own.watch);
        const result = await spawnCommand(command, environment, key, observer, recording.signal);
        const resources = own.end();
        if (command.quiet === true) return result;
        return { ...result, log: await keepCommand(recording, command, result, startedAt, number, resources) };
      } finally {
        own.end();
        timer.leave();
      }
    },
    externalMilliseconds: () => timer.total(),
    peakMemoryBytes: () => meter.peakMemoryBytes(),
  };
}
