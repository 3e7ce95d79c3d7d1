import { appendFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import type { EventBody } from '@orchestrate/contracts/event';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';
import type { Step } from '@orchestrate/contracts/phase';

import { findCacheDirectory } from '../cache/directory';
import type { Clock } from '../clock';
import type { Trust } from '../configuration/trust';
import { openEventWriter } from '../events/writer';
import { scrubEnvironment } from '../exec/environment';
import type { RecordedExec } from '../exec/recorded-exec';
import { createRecordedExec } from '../exec/recorded-exec';
import { writeFileAtomic } from '../files/atomic';
import type { Log } from '../log';
import { createHostIsolation } from '../models/isolation';
import { createNoModels } from '../models/no-models';
import { RUN_LAYOUT, scratchDirectory } from '../run-directory/layout';
import { describeOwner, recordProcess } from '../run-directory/leftovers';
import type { RunDirectory } from '../run-directory/run-directory';
import type { Redact } from '../safety/redaction';
import { sanitizeText } from '../safety/text';

import type { Deps, Evidence } from './deps';
import type { ActionHost } from './host';

/** What {@link createPhaseDeps} builds on. */
export interface PhaseFrame {
  readonly host: ActionHost;
  readonly clock: Clock;
  readonly run: RunDirectory;
  readonly step: Step;
  /** The attempt's directory, relative to the run directory; it exists. */
  readonly directory: string;
  readonly workingDirectory: string;
  readonly home: string;
  readonly configuration: Configuration;
  readonly trust?: Trust | undefined;
  /** `undefined` where they cannot be known; then nobody is asked. */
  readonly modelSettings?: ModelSettings | undefined;
  readonly redact: Redact;
  readonly signal: AbortSignal;
}

/** An attempt's dependencies and their end. */
export interface PhaseDeps extends Deps {
  readonly exec: RecordedExec;
  /** The part of the run's scratch directory that is this attempt's. */
  readonly scratchName: string;
  /** Removes scratch directories and closes the event log. */
  dispose(): Promise<void>;
}

function createLog(frame: PhaseFrame): Log {
  const file = frame.run.resolve(frame.directory, 'log.txt');
  const write = (level: 'debug' | 'info' | 'warning' | 'error') => (message: string) => {
    const safe = frame.redact(sanitizeText(message));
    appendFileSync(file, `${frame.clock.now().toISOString()} ${level} ${safe}\n`);
    frame.host.print(level, safe);
  };
  return { debug: write('debug'), info: write('info'), warning: write('warning'), error: write('error') };
}

function createEvidence(frame: PhaseFrame, emit: (event: EventBody) => void): Evidence {
  const { run, directory, redact } = frame;
  const writeText = async (relative: string, text: string): Promise<string> => {
    await writeFileAtomic(run.resolve(directory, relative), redact(text));
    return `${directory}/${relative}`;
  };
  return {
    directory,
    resolve: (...relative) => run.resolve(directory, ...relative),
    writeText,
    writeJson: (relative, schema, value) => writeText(relative, `${JSON.stringify(schema.parse(value), null, 2)}\n`),
    emit,
  };
}

function nameScratch(step: Step): string {
  return `${step}-${process.pid}`;
}

function createScratch(frame: PhaseFrame): { scratch(name: string): Promise<string>; dispose(): Promise<void> } {
  const base = scratchDirectory(os.tmpdir(), frame.run.id);
  const key = `scratch-${frame.step}-${process.pid}`;
  let isUsed = false;
  return {
    async scratch(name) {
      if (!isUsed)
        recordProcess(frame.run, {
          type: 'started-directory',
          key,
          phase: frame.step,
          what: 'scratch directory',
          directory: base,
          ...describeOwner(),
        });
      isUsed = true;
      const directory = path.join(base, nameScratch(frame.step), name);
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
      await mkdir(directory, { recursive: true });
      return directory;
    },
    async dispose() {
      if (!isUsed) return;
      await rm(base, { recursive: true, force: true, maxRetries: 3 });
      recordProcess(frame.run, { type: 'ended', key });
    },
  };
}

/** Builds what an attempt may touch, wired to its directory. */
export function createPhaseDeps(frame: PhaseFrame): PhaseDeps {
  const { host, run, step, clock, redact, signal } = frame;
  const events = openEventWriter(run.resolve(RUN_LAYOUT.events), `${step}-${process.pid}`, step, clock, redact);
  const emit = (event: EventBody): void => events.write(event);
  const environment = {
    ...scrubEnvironment(host.environment, frame.configuration.safety['pass-environment']),
    ORCHESTRATE_RUN: run.id,
  };
  const scratch = createScratch(frame);
  return {
    log: createLog(frame),
    clock,
    exec: createRecordedExec({ run, step, logs: `${frame.directory}/logs`, clock, environment, redact, emit, signal }),
    isolation: createHostIsolation(frame.configuration),
    run,
    configuration: frame.configuration,
    trust: frame.trust,
    evidence: createEvidence(frame, emit),
    models: createNoModels('this action asks no model'),
    redact,
    signal,
    workingDirectory: frame.workingDirectory,
    home: frame.home,
    cacheDirectory: findCacheDirectory(host.environment),
    actionDirectory: host.actionDirectory,
    scratch: (name) => scratch.scratch(name),
    annotate: (annotation) =>
      host.annotate({ ...annotation, message: redact(sanitizeText(annotation.message, 4_000)) }),
    summarize: (markdown) => host.summarize(redact(markdown)),
    scratchName: nameScratch(step),
    async dispose() {
      await scratch.dispose();
      events.close();
    },
  };
}
