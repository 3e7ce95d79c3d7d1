import { UsageError } from './options';

import { PHASES, stepSchema } from '@orchestrate/contracts/phase';
import type { RunRow } from '@orchestrate/contracts/run-row';
import { statusSchema } from '@orchestrate/contracts/status';
import type { IndexedRun } from '@orchestrate/kit/run-index/known-runs';
import { toPlainJson } from '@orchestrate/kit/run-index/run-index';
import type { RunState } from '@orchestrate/kit/run-index/run-state';

const STATES = [
  'success',
  'partial',
  'failed',
  'running',
  'cut off',
  'unreported',
  'unreadable',
] as const satisfies readonly RunState[];
const PHASE_STATUSES = [...statusSchema.options, 'skipped', 'open'];
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DEFAULT_LIMIT = 20;
const MOST_LOOKED = 1_000;

/** What a list is narrowed to. */
export interface Filter {
  readonly states: readonly RunState[];
  readonly phase: { readonly name: string; readonly status: string | undefined } | undefined;
  /** As in a run id: `20260131T235959Z`. */
  readonly since: string | undefined;
  /** Lower-case. */
  readonly text: string | undefined;
  readonly limit: number;
}

/** The options as typed. */
export interface FilterOptions {
  readonly status?: string | undefined;
  readonly phase?: string | undefined;
  readonly since?: string | undefined;
  readonly text?: string | undefined;
  readonly limit?: string | undefined;
}

function parseStates(typed: string | undefined): RunState[] {
  return (typed ?? '')
    .split(',')
    .filter(Boolean)
    .map((word) => {
      const state = STATES.find((known) => known.replace(' ', '-') === word.trim().replace(' ', '-'));
      if (state !== undefined) return state;
      const known = STATES.map((name) => name.replace(' ', '-')).join(', ');
      throw new UsageError(`--status: ${JSON.stringify(word)} is none; there are ${known}`);
    });
}

function parsePhase(typed: string | undefined): Filter['phase'] {
  if (typed === undefined) return undefined;
  const [name = '', status] = typed.split(':');
  if (!stepSchema.safeParse(name).success)
    throw new UsageError(`--phase: ${JSON.stringify(name)} is none; there are ${[...PHASES, 'inject'].join(', ')}`);
  if (status !== undefined && !PHASE_STATUSES.includes(status))
    throw new UsageError(`--phase: ${JSON.stringify(status)} is no status; there are ${PHASE_STATUSES.join(', ')}`);
  return { name, status };
}

function parseSince(typed: string | undefined, now: Date): string | undefined {
  if (typed === undefined) return undefined;
  const ago = /^(\d+)([mhdw])$/.exec(typed);
  const time = ago === null ? Date.parse(typed) : now.getTime() - Number(ago[1]) * (UNITS[ago[2] ?? ''] ?? 0);
  if (Number.isFinite(time) && time > 0)
    return new Date(time)
      .toISOString()
      .replace(/[-:]/g, '')
      .replace(/\.\d+Z$/, 'Z');
  throw new UsageError(`--since: ${JSON.stringify(typed)} is no time; give 30m, 12h, 7d, 2w or a date like 2026-01-31`);
}

function parseLimit(typed: string | undefined): number {
  if (typed === undefined) return DEFAULT_LIMIT;
  if (typed === 'all') return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  throw new UsageError(`--limit: ${JSON.stringify(typed)} is no number of runs; give 1 or more, or all`);
}

/** @throws {UsageError} naming the option, what is wrong with it, and what it takes */
export function parseFilter(options: FilterOptions, now: Date): Filter {
  return {
    states: parseStates(options.status),
    phase: parsePhase(options.phase),
    since: parseSince(options.since, now),
    text: options.text?.toLowerCase(),
    limit: parseLimit(options.limit),
  };
}

// What every line that can fit has in it somewhere; ten thousand lines are looked through faster than parsed.
function listMarks({ states, phase, text }: Filter): string[] {
  const [state, ...others] = states;
  const verdicts: readonly string[] = ['success', 'partial', 'failed', 'unreadable'];
  const verdict = state !== undefined && verdicts.includes(state) ? state : 'unfinished';
  // What is rarest comes first.
  return [
    ...(text === undefined ? [] : [toPlainJson(text).slice(1, -1)]),
    ...(state !== undefined && others.length === 0 ? [`"verdict":"${verdict}"`] : []),
    ...(phase === undefined ? [] : [`"phase":"${phase.name}"`]),
  ];
}

/**
 * How many of the newest runs have to be looked at: where nothing but their age counts, those that are shown and one.
 * Older ones that have ended change when somebody resumes them or copies over them, and seldom.
 */
export function countLooked({ states, phase, text, limit }: Filter): number {
  const isByAge = states.length === 0 && phase === undefined && text === undefined;
  return isByAge ? limit + 1 : MOST_LOOKED;
}

/** A run that fits. */
export interface SelectedRun {
  readonly run: string;
  readonly row: RunRow;
  readonly state: RunState;
}

/** What selecting needs to know of a run. */
export interface SelectDeps {
  openRow(run: IndexedRun): Promise<RunRow>;
  findState(run: string, row: RunRow): RunState;
}

function fits(filter: Filter, run: string, row: RunRow): boolean {
  const { phase, text } = filter;
  const hasPhase =
    phase === undefined ||
    row.phases.some(({ phase: name, status }) => name === phase.name && (phase.status ?? status) === status);
  return hasPhase && (text === undefined || row.text.includes(text) || run.toLowerCase().includes(text));
}

/** The newest runs that fit, and whether there are more of them. */
export async function selectRuns(
  indexed: readonly IndexedRun[],
  filter: Filter,
  deps: SelectDeps,
): Promise<{ readonly runs: readonly SelectedRun[]; readonly hasMore: boolean }> {
  const marks = listMarks(filter);
  const runs: SelectedRun[] = [];
  for (const one of indexed) {
    // Names sort by time, and the newest come first.
    if (filter.since !== undefined && one.run < filter.since) break;
    if (!marks.every((mark) => one.has(mark) || one.run.toLowerCase().includes(mark))) continue;
    const row = await deps.openRow(one);
    if (!fits(filter, one.run, row)) continue;
    const state = deps.findState(one.run, row);
    if (filter.states.length > 0 && !filter.states.includes(state)) continue;
    if (runs.length === filter.limit) return { runs, hasMore: true };
    runs.push({ run: one.run, row, state });
  }
  return { runs, hasMore: false };
}
