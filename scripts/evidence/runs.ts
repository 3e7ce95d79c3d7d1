import path from 'node:path';

import type { Column } from '../terminal.mjs';
import { createPaint, hasColors, renderTable, widthOf } from '../terminal.mjs';

import { findRuns, guard, readCommandLine } from './options';
import type { SelectedRun } from './select-runs';
import { countLooked, parseFilter, selectRuns } from './select-runs';
import { colorOf, describeSeconds, line } from './words';

import { openRow, readRunIndex } from '@orchestrate/kit/run-index/run-index';
import { findRunState } from '@orchestrate/kit/run-index/run-state';

const HELP = `Lists the runs of this checkout, the newest first.

  npm run runs
  npm run runs -- --status failed --since 7d
  npm run runs -- --phase heal:done --text library

Options
  --status <states>        success, partial, failed, running, cut-off, unreported, unreadable; several with commas
  --phase <phase>          runs in which it began; heal:failed: in which it ended so
  --since <time>           30m, 12h, 7d, 2w or a date like 2026-01-31
  --text <text>            in the id, the service, what phases said of themselves, failures
  --limit <n>              how many at most, or all (default: 20)
  --json                   one JSON object a line
  --runs <dir>             where the runs are (default: artifacts/runs)
  --help                   this text

Exit codes: 0, also where none fits; 2 bad usage.
What was read of a run is kept in artifacts/.run-index-2.ndjson, which may be deleted.
`;

const COLUMNS: readonly Column[] = [
  { title: 'run' },
  { title: 'state', color: colorOf },
  { title: 'time', right: true, spare: true },
  { title: 'service', spare: true },
  { title: 'tests', right: true, spare: true },
  { title: 'engine', spare: true },
  { title: 'what' },
];

function toCells({ run, row, state }: SelectedRun): string[] {
  const total = row.passed + row.failed;
  const open = row.phases.find(({ status }) => status === 'open');
  const what =
    open === undefined ? row.headline : `${open.phase} ${state === 'running' ? 'is at work' : 'did not end'}`;
  return [
    run,
    state,
    describeSeconds(row.seconds),
    line(row.service ?? ''),
    total === 0 ? '' : `${row.passed}/${total}`,
    row.engine,
    line(row.fault === null ? what : `[${row.fault}] ${what}`),
  ];
}

function toJson({ run, row, state }: SelectedRun): string {
  const { verdict: _verdict, text: _text, writer: _writer, ...shown } = row;
  return JSON.stringify({ run, state, ...shown });
}

async function list(args: readonly string[], root: string): Promise<number> {
  const string = { type: 'string' } as const;
  const typed = readCommandLine('runs', args, {
    status: string,
    phase: string,
    since: string,
    text: string,
    limit: string,
    runs: string,
    json: { type: 'boolean' },
  });
  if (typed === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const [status, phase, since, limit] = ['status', 'phase', 'since', 'limit'].map((name) => typed.text(name));
  // Words without an option are what is looked for.
  const text = [typed.text('text'), ...typed.words].filter((word) => word !== undefined).join(' ');
  const filter = parseFilter({ status, phase, since, limit, text: text === '' ? undefined : text }, new Date());
  const directory = findRuns(typed.text('runs'), root, (...parts) => path.resolve(...parts));
  const indexed = await readRunIndex(directory, countLooked(filter));
  const { runs, hasMore } = await selectRuns(indexed, filter, {
    openRow: (one) => openRow(directory, one),
    findState: (run, row) => findRunState(path.join(directory, run), row),
  });
  if (typed.has('json')) process.stdout.write(runs.map((run) => `${toJson(run)}\n`).join(''));
  else process.stdout.write(render(runs, hasMore, indexed.length, directory));
  return 0;
}

function render(runs: readonly SelectedRun[], hasMore: boolean, all: number, directory: string): string {
  const place = path.relative(process.env.INIT_CWD ?? process.cwd(), directory) || '.';
  if (all === 0) return `there are no runs in ${place}; npm run orchestrate makes one\n`;
  if (runs.length === 0) return `none of the ${all} runs in ${place} fits\n`;
  const paint = createPaint(hasColors(process.stdout));
  const lines = renderTable(COLUMNS, runs.map(toCells), { width: widthOf(process.stdout), paint });
  const rest = hasMore ? [`the newest ${runs.length} that fit, of ${all} runs; --limit all shows the others`] : [];
  return [...lines, ...rest.map((text) => paint('dim', text)), ''].join('\n');
}

/** @returns the exit code */
export function main(args: readonly string[], root: string): Promise<number> {
  return guard(() => list(args, root));
}
