import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Column, Paint } from '../terminal.mjs';
import { cut, renderTable } from '../terminal.mjs';

import type { RunView } from './run-view';
import { colorOf, count, describeCost, describeInstant, describeSeconds, line, symbolOf } from './words';

import type { Summary } from '@orchestrate/contracts/summary';
import { describeTests } from '@orchestrate/kit/summary/describe-tests';

const MOST_LINES = 8;

/** What a list is rendered for. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
  /** A path as the person who reads it would type it. */
  place(file: string): string;
}

const PHASE_COLUMNS: readonly Column[] = [
  { color: (symbol) => (symbol === '✔' ? 'green' : symbol === '✖' ? 'red' : 'yellow') },
  {},
  { color: colorOf },
  { right: true },
  {},
];

function renderPhases(view: RunView, { width, paint }: Screen): string[] {
  const rows = view.phases.map(({ phase, attempt, status, seconds, headline }) => [
    symbolOf(status),
    attempt === 1 ? phase : `${phase} ${attempt}`,
    status,
    describeSeconds(seconds),
    line(headline),
  ]);
  return renderTable(PHASE_COLUMNS, rows, { width, paint });
}

/** Lines under one name, so many of them, each cut at the width. */
export function renderFacts(
  name: string,
  facts: readonly string[],
  { width, paint }: Screen,
  most = MOST_LINES,
): string[] {
  const head = (index: number): string => (index === 0 ? name : '').padEnd(10);
  const shown = facts.slice(0, most).map(line);
  const rest = facts.length > most ? [`and ${facts.length - most} more; --json has them`] : [];
  return [...shown, ...rest].map((text, index) => `${paint('dim', head(index))}${cut(text, width - 10)}`);
}

function listTests(summary: Summary): string[] {
  const { tests_passed: passed, tests_failed: failed, tests_uncounted: isUncounted, coverage } = summary;
  if (passed + failed === 0 && isUncounted !== true) return [];
  const covered =
    coverage === null ? '' : `; ${coverage.lines} % of lines and ${coverage.branches} % of branches covered`;
  return [`${describeTests(summary)}${covered}`];
}

function listFacts(summary: Summary): [string, string[]][] {
  const { service, injected_fault: fault, findings, fixes, deployment, published, cost, tokens } = summary;
  const failed = summary.gates.filter(({ passed }) => !passed);
  const began = describeInstant(summary.started_at);
  return [
    ['began', [`${began}, took ${describeSeconds(summary.time_taken_seconds)}, ${summary.engine}`]],
    ['fault', fault === null ? [] : [`${fault}, planted on purpose`]],
    ['service', service === null ? [] : [`${service.title}: ${count(service.operations, 'operation')}`]],
    ['tests', listTests(summary)],
    [
      'findings',
      findings === null ? [] : [`${findings.before} before, ${findings.after} after, ${findings.fixed} fixed`],
    ],
    ['gates', failed.map(({ name, required }) => `${name} does not pass${required ? '' : ' (optional)'}`)],
    ['fixes', fixes.map(({ title, author }) => `${title} (${author})`)],
    [
      'deployed',
      deployment === null ? [] : [[deployment.state, deployment.url, deployment.target].filter(Boolean).join(', ')],
    ],
    ['published', published === null ? [] : [`${published.directory}, ${count(published.changed, 'file')} changed`]],
    ['models', cost === 0 && tokens === 0 ? [] : [`${tokens} tokens, cost ${describeCost(cost)}`]],
    ['failures', summary.failures.map(({ where, message }) => `${where}: ${message}`)],
    ['left', summary.remaining],
    ['not run', summary.not_run.map(({ tool, reason }) => `${tool}: ${reason}`)],
    ['advice', summary.recommendations.map(({ severity, text }) => `${severity}: ${text}`)],
  ];
}

function listFiles(view: RunView, screen: Screen): [string, string[]][] {
  const report = path.join(view.directory, 'report.html');
  return [
    ['files', [screen.place(view.directory)]],
    ['report', existsSync(report) ? [screen.place(report)] : []],
  ];
}

const EXPLANATIONS: Readonly<Record<string, (run: string) => string>> = {
  running: () => 'it goes on; --follow shows what it does',
  'cut off': (run) => `nothing of it lives; continue it with: npm run orchestrate -- --resume ${run}`,
  unreported: () => 'its phases ended, and no report judged them',
  unreadable: () => 'its summary does not fit its contract',
};

/** The whole run on one page. */
export function renderRun(view: RunView, screen: Screen): string {
  const { summary, state, run, problem } = view;
  const title = ['run', run, screen.paint(colorOf(state), state)];
  const explanation = EXPLANATIONS[state]?.(run);
  const facts = [...(summary === undefined ? [] : listFacts(summary)), ...listFiles(view, screen)];
  return [
    title.join('  '),
    ...(explanation === undefined ? [] : [explanation]),
    ...(problem === undefined ? [] : problem.split('\n').slice(0, MOST_LINES).map(line)),
    '',
    ...renderPhases(view, screen),
    ...(view.phases.length === 0 ? [] : ['']),
    ...facts.flatMap(([name, lines]) => renderFacts(name, lines, screen)),
    '',
  ].join('\n');
}
