import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Event } from '@orchestrate/contracts/event';
import type { RunRow } from '@orchestrate/contracts/run-row';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';

import { describeError } from '../errors';
import { readEvents } from '../events/reader';
import { readJson } from '../files/json';
import { RUN_LAYOUT } from '../run-directory/layout';
import { findSummaryFile } from '../run-directory/summary-file';

const HEADLINE_CHARACTERS = 160;
const TEXT_CHARACTERS = 1_000;

const NOTHING: RunRow = {
  verdict: 'unfinished',
  startedAt: null,
  seconds: 0,
  engine: 'offline',
  service: null,
  passed: 0,
  failed: 0,
  findings: null,
  fixes: 0,
  cost: 0,
  tokens: 0,
  fault: null,
  phases: [],
  writer: null,
  headline: '',
  text: '',
};

function describe(parts: readonly (string | null | undefined)[]): Pick<RunRow, 'headline' | 'text'> {
  const known = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  const text = [...new Set(known)].join('\n').toLowerCase().slice(0, TEXT_CHARACTERS);
  return { headline: (known[0] ?? '').slice(0, HEADLINE_CHARACTERS), text };
}

/** The row of a run that its report has judged. */
export function summarizeRun(summary: Summary): RunRow {
  const { status: verdict, service, phases, failures, fixes } = summary;
  const last = phases.findLast(({ status }) => status !== 'skipped');
  const failure = verdict === 'success' ? undefined : failures[0];
  return {
    verdict,
    startedAt: summary.started_at,
    seconds: summary.time_taken_seconds,
    engine: summary.engine,
    service: service?.title ?? null,
    passed: summary.tests_passed,
    failed: summary.tests_failed,
    findings: summary.findings?.after ?? null,
    fixes: fixes.length,
    cost: summary.cost,
    tokens: summary.tokens,
    fault: summary.injected_fault,
    phases: phases.map(({ phase, status }) => ({ phase, status })),
    writer: null,
    ...describe([
      failure && `${failure.where}: ${failure.message}`,
      verdict === 'partial' ? summary.remaining[0] : undefined,
      fixes[0]?.title,
      last?.headline,
      service?.title,
      service?.name,
      summary.injected_fault,
      ...phases.map(({ headline }) => headline),
      ...failures.map(({ where, message }) => `${where}: ${message}`),
    ]),
  };
}

/** The row of a run without a summary, from what its phases wrote as they began and ended. */
export function summarizeEvents(events: readonly Event[]): RunRow {
  const phases = new Map<string, RunRow['phases'][number]>();
  const headlines: string[] = [];
  let engine: RunRow['engine'] = 'offline';
  for (const event of events) {
    if (event.type === 'phase.started')
      phases.set(`${event.phase} ${event.data.attempt}`, { phase: event.phase, status: 'open' });
    if (event.type !== 'phase.finished') continue;
    phases.set(`${event.phase} ${event.data.attempt}`, { phase: event.phase, status: event.data.status });
    headlines.unshift(event.data.headline);
    if (event.data.engine !== 'offline') engine = event.data.engine;
  }
  const [from, to] = [events[0]?.ts, events.at(-1)?.ts];
  const seconds = from === undefined || to === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
  return {
    ...NOTHING,
    startedAt: from ?? null,
    seconds,
    engine,
    phases: [...phases.values()],
    writer: events.at(-1)?.writer ?? null,
    ...describe(headlines),
  };
}

/** Reads what a list shows of a run, whatever state its directory is in. */
export async function readRunRow(directory: string): Promise<RunRow> {
  const file = findSummaryFile(await readdir(directory).catch(() => []));
  try {
    if (file !== undefined) return summarizeRun(await readJson(path.join(directory, file), summarySchema));
    return summarizeEvents((await readEvents(path.join(directory, RUN_LAYOUT.events))).events);
  } catch (error) {
    const problem = describeError(error).replaceAll(`${directory}${path.sep}`, '');
    return { ...NOTHING, verdict: 'unreadable', ...describe([problem.split('\n')[0]]) };
  }
}
