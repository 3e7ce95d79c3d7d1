import { readdirSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from './options';

import type { Event } from '@orchestrate/contracts/event';
import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { readEvents } from '@orchestrate/kit/events/reader';
import { readJson } from '@orchestrate/kit/files/json';
import { readAttempts } from '@orchestrate/kit/run-directory/attempt';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { findSummaryFile } from '@orchestrate/kit/run-directory/summary-file';
import { summarizeEvents } from '@orchestrate/kit/run-index/read-row';
import type { RunState } from '@orchestrate/kit/run-index/run-state';
import { findRunState } from '@orchestrate/kit/run-index/run-state';

/** One line of the list of phases. */
export interface PhaseView {
  readonly phase: Step;
  readonly attempt: number;
  readonly status: string;
  readonly seconds: number;
  readonly engine: string;
  readonly headline: string;
}

/** What a person is shown of a run. */
export interface RunView {
  readonly run: string;
  readonly directory: string;
  readonly state: RunState;
  readonly summary: Summary | undefined;
  /** Why there is a summary and none can be shown. */
  readonly problem: string | undefined;
  readonly phases: readonly PhaseView[];
}

/** What one attempt of a phase was asked, did and left. */
export interface AttemptView {
  readonly directory: string;
  readonly number: number;
  readonly input: PhaseInput | undefined;
  readonly output: PhaseOutput | undefined;
  readonly events: readonly Event[];
}

function listPhases(events: readonly Event[]): PhaseView[] {
  const phases = new Map<string, PhaseView>();
  const last = Date.parse(events.at(-1)?.ts ?? '');
  for (const { phase, ts, ...event } of events) {
    if (event.type !== 'phase.started' && event.type !== 'phase.finished') continue;
    const { attempt } = event.data;
    const key = `${phase} ${attempt}`;
    if (event.type === 'phase.started') {
      // An attempt that is done again takes the place of the one that was cut off.
      phases.delete(key);
      const seconds = (last - Date.parse(ts)) / 1000;
      phases.set(key, { phase, attempt, status: 'open', seconds, engine: '', headline: 'began, and has not ended' });
    } else {
      const { status, seconds, engine, headline } = event.data;
      phases.set(key, { phase, attempt, status, seconds, engine, headline });
    }
  }
  return [...phases.values()];
}

async function readSummaryIfPresent(
  directory: string,
): Promise<{ readonly summary?: Summary; readonly problem?: string }> {
  const file = findSummaryFile(readdirSync(directory));
  if (file === undefined) return {};
  try {
    return { summary: await readJson(path.join(directory, file), summarySchema) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: message.replaceAll(`${directory}${path.sep}`, '') };
  }
}

/**
 * Reads a run, whatever state its directory is in. With a summary, that is enough; else the events tell what there is.
 * @throws {UsageError} where the directory is no run's
 */
export async function readRunView(run: string, directory: string): Promise<RunView> {
  const { summary, problem } = await readSummaryIfPresent(directory);
  if (summary !== undefined) {
    const phases = summary.phases.map(({ phase, attempt, status, seconds, engine, headline }) => ({
      phase,
      attempt,
      status,
      seconds,
      engine,
      headline,
    }));
    return { run: summary.run_id, directory, state: summary.status, summary, problem: undefined, phases };
  }
  const { events } = await readEvents(path.join(directory, RUN_LAYOUT.events));
  const isRun = events.length > 0 || readdirSync(directory).includes(RUN_LAYOUT.phases) || problem !== undefined;
  if (!isRun)
    throw new UsageError(`${directory}: this is not the directory of a run; it has neither events nor phases`);
  const row = summarizeEvents(events);
  const state = problem === undefined ? findRunState(directory, row) : 'unreadable';
  return { run, directory, state, summary: undefined, problem, phases: listPhases(events) };
}

/** Every attempt of a phase, with the events that it wrote. */
export async function readAttemptViews(directory: string, step: Step): Promise<AttemptView[]> {
  const resolve = (...relative: string[]): string => path.join(directory, ...relative);
  const attempts = await readAttempts({ id: '', path: directory, resolve }, step);
  const { events } = await readEvents(resolve(RUN_LAYOUT.events));
  const own = events.filter(({ phase }) => phase === step);
  return attempts.map(({ number, directory: at, input, output }) => {
    let isOfAttempt = false;
    const written = own.filter((event) => {
      // What a phase writes between two beginnings is the first one's.
      if (event.type === 'phase.started') isOfAttempt = event.data.attempt === number;
      return isOfAttempt;
    });
    return { directory: at, number, input, output, events: written };
  });
}
