import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Event } from '@orchestrate/contracts/event';
import { formatRunId } from '@orchestrate/contracts/run-id';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { parseEvents } from '@orchestrate/kit/events/reader';
import { findSummaryFile } from '@orchestrate/kit/run-directory/summary-file';

const EVENTS_A_RUN = 1_000;
const VARIANTS = 10;
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const APART_MILLISECONDS = 60_000;
// What the commands read of a run besides its summary and its events. All runs share their bytes, and nothing else.
const SHARED = [
  'manifest.json',
  'phases/plan/plan.json',
  'phases/test-gen/output.json',
  'phases/test-gen/tests.ctrf.json',
  'phases/test-gen/coverage.json',
  'phases/analyze/output.json',
  'phases/analyze/analysis.json',
  'phases/heal/input.json',
  'phases/heal/output.json',
];
const VERDICTS: readonly Summary['status'][] = ['success', 'success', 'success', 'partial', 'failed'];

/** So many events out of those of a real run: each phase begins and ends once, what it did is told again and again. */
export function stretchEvents(real: readonly Event[], many: number, variant = 0): Event[] {
  const sequences = new Map<string, number>();
  return Array.from({ length: many }, (_, index) => {
    const place = Math.floor((index * real.length) / many);
    const isFirst = index === Math.ceil((place * many) / real.length);
    const source = real[place];
    if (source === undefined) throw new Error('there are no events to make others from');
    const seq = sequences.get(source.writer) ?? 0;
    sequences.set(source.writer, seq + 1);
    if (isFirst || !source.type.startsWith('phase.')) return { ...source, seq };
    const { writer, ts, phase, level } = source;
    return {
      writer,
      seq,
      ts,
      phase,
      level,
      type: 'note',
      data: { message: `generated event ${index}, variant ${variant}` },
    };
  });
}

function createSummary(real: Summary, run: string, index: number): Summary {
  const status = VERDICTS[index % VERDICTS.length] ?? 'success';
  const failures = status === 'success' ? [] : [{ where: 'test', message: `test ${index % 97} fails` }];
  const slower = 1 + (index % 7) / 10;
  const phases = real.phases.map((line) => ({ ...line, seconds: line.seconds * slower }));
  return { ...real, status, run_id: run, failures, phases, time_taken_seconds: real.time_taken_seconds + (index % 60) };
}

function createLogs(sample: string): string[] {
  const real = parseEvents(readFileSync(path.join(sample, 'events.ndjson'), 'utf8')).events;
  return Array.from({ length: VARIANTS }, (_, variant) =>
    stretchEvents(real, EVENTS_A_RUN, variant)
      .map((event) => `${JSON.stringify(event)}\n`)
      .join(''),
  );
}

/** So many ids, each once, oldest first; the same at every call. */
export function listRunIds(many: number): string[] {
  return Array.from({ length: many }, (_, index) => {
    const digits = ((index + 1) * 2_654_435_761).toString(16).padStart(8, '0').slice(-8);
    return formatRunId(new Date(FIRST + index * APART_MILLISECONDS), digits);
  });
}

/**
 * Makes run directories out of one real run: generated data, with that run's shapes and sizes.
 * @param sample - the real run
 * @param home - where `artifacts/runs` is made
 * @returns their ids, oldest first
 */
export function makeRuns(sample: string, home: string, many: number): string[] {
  const model = path.join(home, 'model');
  for (const file of SHARED) cpSync(path.join(sample, file), path.join(model, file));
  const logs = createLogs(sample);
  const name = findSummaryFile(readdirSync(sample)) ?? '';
  const real = summarySchema.parse(JSON.parse(readFileSync(path.join(sample, name), 'utf8')));
  const folders = [...new Set(SHARED.map((file) => path.dirname(file)))];
  return listRunIds(many).map((run, index) => {
    const directory = path.join(home, 'artifacts/runs', run);
    for (const folder of folders) mkdirSync(path.join(directory, folder), { recursive: true });
    for (const file of SHARED) linkSync(path.join(model, file), path.join(directory, file));
    writeFileSync(path.join(directory, 'events.ndjson'), logs[index % VARIANTS] ?? '');
    writeFileSync(path.join(directory, name), JSON.stringify(createSummary(real, run, index), null, 2));
    return run;
  });
}
