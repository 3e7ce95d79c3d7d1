import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createPaint, hasColors, widthOf } from '../terminal.mjs';

import { renderEvent } from './event-lines';
import { EventTail } from './event-tail';
import { findRun } from './find-run';
import type { Typed } from './options';
import { findRuns, guard, readCommandLine, UsageError } from './options';
import { renderAttempt } from './render-phase';
import type { Screen } from './render-run';
import { renderRun } from './render-run';
import type { RunView } from './run-view';
import { readAttemptViews, readRunView } from './run-view';

import type { Event } from '@orchestrate/contracts/event';
import type { Step } from '@orchestrate/contracts/phase';
import { stepSchema } from '@orchestrate/contracts/phase';
import { readEvents } from '@orchestrate/kit/events/reader';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { summarizeEvents } from '@orchestrate/kit/run-index/read-row';
import { findRunState } from '@orchestrate/kit/run-index/run-state';

const LOOK_MILLISECONDS = 250;
const HELP = `Shows a run: what each phase did, what failed, what was fixed, what is left.

  npm run show                          the newest one
  npm run show -- 0123abcd              by a part of its id that no other has
  npm run show -- artifacts/sample      by its directory
  npm run show -- latest --phase heal   one phase: inputs, commands, proposals and gates, models, outputs
  npm run show -- latest --follow       what happens, while it happens

Options
  --phase <phase>   only this phase
  --events          every event, one a line
  --follow          as --events, and goes on until the run has ended
  --json            one JSON object; with --events or --follow the events themselves, one a line
  --runs <dir>      where the runs are (default: artifacts/runs)
  --help            this text

Exit codes: 0 shown, whatever the run ended as; 2 bad usage, or no such run.
`;

function createScreen(): Screen {
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    width: widthOf(process.stdout),
    paint: createPaint(hasColors(process.stdout)),
    place: (file) => path.relative(from, file) || '.',
  };
}

function parsePhase(typed: string | undefined): Step | undefined {
  if (typed === undefined) return undefined;
  const step = stepSchema.safeParse(typed);
  if (step.success) return step.data;
  throw new UsageError(`--phase: ${JSON.stringify(typed)} is none; there are ${stepSchema.options.join(', ')}`);
}

function createPrinter(phase: Step | undefined, isJson: boolean): (event: Event) => void {
  const { width, paint } = createScreen();
  return (event) => {
    if (phase !== undefined && event.phase !== phase) return;
    process.stdout.write(`${isJson ? JSON.stringify(event) : renderEvent(event, width, paint)}\n`);
  };
}

function hasReported(events: readonly Event[]): boolean {
  const last = events.at(-1);
  return last?.type === 'phase.finished' && last.phase === 'report';
}

/** Prints events as they come, until the report has ended, or nothing of the run lives. */
async function follow(directory: string, print: (event: Event) => void): Promise<void> {
  const tail = new EventTail(path.join(directory, RUN_LAYOUT.events));
  const events: Event[] = [];
  for (;;) {
    const fresh = tail.read();
    events.push(...fresh);
    fresh.forEach(print);
    if (hasReported(events)) return;
    if (fresh.length === 0 && findRunState(directory, summarizeEvents(events)) !== 'running') return;
    await sleep(LOOK_MILLISECONDS);
  }
}

async function showPhase(view: RunView, phase: Step, isJson: boolean): Promise<void> {
  const attempts = await readAttemptViews(view.directory, phase);
  if (attempts.length === 0) {
    const names = [...new Set(view.phases.map((one) => one.phase))].join(', ');
    throw new UsageError(`--phase: ${phase} did not begin in run ${view.run}; there are ${names || 'none yet'}`);
  }
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ run: view.run, phase, attempts }, null, 2)}\n`);
    return;
  }
  const screen = createScreen();
  process.stdout.write(attempts.map((attempt) => renderAttempt(attempt, phase, screen)).join('\n'));
}

async function showFound(typed: Typed, run: string, directory: string): Promise<void> {
  const phase = parsePhase(typed.text('phase'));
  const isJson = typed.has('json');
  const print = createPrinter(phase, isJson);
  if (typed.has('follow')) {
    await follow(directory, print);
    if (isJson) return;
    process.stdout.write('\n');
  } else if (typed.has('events')) {
    const { events } = await readEvents(path.join(directory, RUN_LAYOUT.events));
    events.forEach(print);
    return;
  }
  const view = await readRunView(run, directory);
  if (phase !== undefined) await showPhase(view, phase, isJson);
  else if (isJson) process.stdout.write(`${JSON.stringify({ ...view, summary: view.summary ?? null }, null, 2)}\n`);
  else process.stdout.write(renderRun(view, createScreen()));
}

async function show(args: readonly string[], root: string): Promise<number> {
  const boolean = { type: 'boolean' } as const;
  const typed = readCommandLine('show', args, {
    phase: { type: 'string' },
    runs: { type: 'string' },
    events: boolean,
    follow: boolean,
    json: boolean,
  });
  if (typed === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const [word = 'latest', ...others] = typed.words;
  if (others.length > 0) throw new UsageError(`${others.join(' ')}: one run at a time; npm run diff compares two`);
  const { run, directory } = findRun(
    word,
    findRuns(typed.text('runs'), root, (...parts) => path.resolve(...parts)),
  );
  await showFound(typed, run, directory);
  return 0;
}

/** @returns the exit code */
export function main(args: readonly string[], root: string): Promise<number> {
  return guard(() => show(args, root));
}
