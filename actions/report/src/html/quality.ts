import type { TestResult } from '@orchestrate/contracts/test-report';
import type { GateRun } from '@orchestrate/contracts/triage';

import type { ReportModel } from '../model';
import { describePercent, describeSeconds } from '../words';

import type { Content, Markup } from './markup';
import { markup } from './markup';
import type { Section, Tone } from './parts';
import { chip, table } from './parts';

const ENOUGH_PERCENT = 80;

function renderGate(gate: GateRun | undefined): Markup {
  if (gate === undefined) return chip('calm', 'not run');
  const word = gate.outcome === 'exited' ? `✗ exit ${gate.exitCode ?? '?'}` : `✗ ${gate.outcome}`;
  return gate.passed ? chip('good', '✓ passed') : chip('bad', word);
}

/** The quality gates before and after healing. */
export function gatesSection({ evidence }: ReportModel): Section | undefined {
  const { healing } = evidence;
  if (healing === undefined || healing.value.after.length === 0) return undefined;
  const { before, after } = healing.value;
  return {
    id: 'gates',
    title: 'Quality gates',
    body: table({
      columns: [
        { name: 'Gate' },
        { name: 'Command' },
        { name: 'At first', isNamed: true },
        { name: 'At the end', isNamed: true },
        { name: 'Tests' },
        { name: 'Took', isNumber: true },
      ],
      rows: after.map((gate) => [
        markup`${gate.name}${!gate.required && markup` <span class="muted">(optional)</span>`}`,
        markup`<code>${gate.command}</code>`,
        renderGate(before.find(({ name }) => name === gate.name)),
        renderGate(gate),
        gate.tests !== undefined && `${gate.tests.passed} passed, ${gate.tests.failed} failed`,
        describeSeconds(gate.seconds),
      ]),
    }),
  };
}

interface Suite {
  readonly name: string;
  readonly tests: readonly TestResult[];
}

function groupBySuite(tests: readonly TestResult[]): Suite[] {
  const nameOf = ({ filePath, suite }: TestResult): string => filePath ?? suite?.[0] ?? 'other';
  return [...new Set(tests.map(nameOf))]
    .sort()
    .map((name) => ({ name, tests: tests.filter((test) => nameOf(test) === name) }));
}

function renderSuites(tests: readonly TestResult[]): Content {
  if (tests.length === 0) return undefined;
  const ofStatus = (suite: Suite, ...statuses: string[]): number =>
    suite.tests.filter(({ status }) => statuses.includes(status)).length;
  return table({
    caption: 'As generated and kept; the quality gates ran them again on the last tree.',
    columns: [
      { name: 'Suite' },
      { name: 'Passed', isNumber: true },
      { name: 'Failed', isNumber: true },
      { name: 'Skipped', isNumber: true },
      { name: 'Took', isNumber: true },
    ],
    rows: groupBySuite(tests).map((suite) => [
      markup`<code>${suite.name}</code>`,
      ofStatus(suite, 'passed'),
      ofStatus(suite, 'failed'),
      ofStatus(suite, 'skipped', 'pending', 'other'),
      describeSeconds(suite.tests.reduce((sum, { duration }) => sum + duration, 0) / 1000),
    ]),
  });
}

function renderMeter(percent: number): Markup {
  const tone: Tone = percent >= ENOUGH_PERCENT ? 'good' : 'warn';
  const width = Math.min(100, Math.max(0, percent));
  return markup`<span class="meter ${tone}" aria-hidden="true"><span style="width:${width}%"></span></span>`;
}

function renderCoverage({ evidence: { coverage } }: ReportModel): Content {
  if (coverage === undefined) return undefined;
  const { files, lines, branches } = coverage.value;
  const rows = [{ path: 'all files', lines, branches }, ...files];
  return markup`<h3>Coverage</h3>
${table({
  columns: [{ name: 'File' }, { name: '' }, { name: 'Lines', isNumber: true }, { name: 'Branches', isNumber: true }],
  rows: rows.map((file, index) => [
    index === 0 ? file.path : markup`<code>${file.path}</code>`,
    renderMeter(file.lines.percent),
    describePercent(file.lines.percent),
    file.branches.total === 0 ? '–' : describePercent(file.branches.percent),
  ]),
  limit: 60,
})}`;
}

/** What was tested and how much of the code that reached. */
export function testsSection(model: ReportModel): Section | undefined {
  const { tests, coverage } = model.evidence;
  if (tests === undefined && coverage === undefined) return undefined;
  const results = tests?.value.results.tests ?? [];
  const failed = results.filter(({ status }) => status === 'failed');
  return {
    id: 'tests',
    title: 'Tests and coverage',
    body: [
      renderSuites(results),
      failed.length > 0 &&
        markup`<ul class="plain">${failed.slice(0, 50).map(({ name, message }) => markup`<li><strong>${name}</strong>: ${message ?? 'failed'}</li>`)}</ul>`,
      renderCoverage(model),
    ],
  };
}
