import type { Status } from '@orchestrate/contracts/status';
import type { Coverage, GeneratedTests, Scenarios } from '@orchestrate/contracts/test-report';

const SHOWN = 30;
const LEAST_COVERED = 10;

/** What a page about the tests tells. */
export interface TestsPage {
  readonly status: Status;
  readonly headline: string;
  readonly cases: GeneratedTests;
  readonly coverage: Coverage | undefined;
}

function escapeCell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  const more = rows.length > SHOWN ? [`\nand ${rows.length - SHOWN} more, see \`cases.json\``] : [];
  return [line(head), line(head.map(() => '---')), ...rows.slice(0, SHOWN).map(line), ...more].join('\n');
}

function renderCoverage({ lines, branches, files }: Coverage): string {
  const least = files
    .filter((file) => file.lines.percent < 100)
    .sort((a, b) => a.lines.percent - b.lines.percent)
    .slice(0, LEAST_COVERED)
    .map((file) => [`\`${file.path}\``, `${file.lines.percent} %`, `${file.branches.percent} %`]);
  const all = ['**all**', `${lines.percent} %`, `${branches.percent} %`];
  return `## Coverage\n\n${renderTable(['File', 'Lines', 'Branches'], [all, ...least])}`;
}

function renderStrength({ before, after }: NonNullable<GeneratedTests['strength']>): string {
  const percent = (measure: { percent: number } | undefined): string =>
    measure === undefined ? 'not measured' : `${measure.percent} %`;
  const score = ({ mutants }: typeof before): string =>
    mutants === undefined ? 'not measured' : `${mutants.caught} of ${mutants.total}`;
  const rows = [
    ['Lines covered', percent(before.lines), percent(after.lines)],
    ['Branches covered', percent(before.branches), percent(after.branches)],
    ['Mutants caught', score(before), score(after)],
  ];
  return `## What the tests are worth\n\n${renderTable(['', 'Before', 'Now'], rows)}`;
}

function renderScenarios({ provider, model, proposed, kept, dropped }: Scenarios): string {
  const rows = dropped.map(({ title, reason }) => [title, reason]);
  return [
    '## Scenarios, thought of by a model',
    `${provider}/${model} proposed ${proposed}; ${kept} passed the gates and are kept.`,
    ...(rows.length === 0 ? [] : [renderTable(['Never became a test', 'Why'], rows)]),
  ]
    .map(escapeTags)
    .join('\n\n');
}

/** What a model writes is no markup. */
function escapeTags(text: string): string {
  return text.replaceAll('<', '&lt;');
}

/** The page for people. */
export function renderTests({ status, headline, cases, coverage }: TestsPage): string {
  const kept = cases.kept.map((group) => [group.kind, String(group.cases.length)]);
  const dropped = cases.dropped.map(({ name, reason }) => [`\`${name}\``, reason]);
  const parts = [
    `# Tests: ${status}`,
    headline,
    ...(kept.length === 0 ? [] : [renderTable(['Kind', 'Tests kept'], kept)]),
    cases.strength === undefined
      ? `Each was run ${cases.runs} times before it was kept. Property-based tests start from the seed ${cases.seed}.`
      : `Each was run ${cases.runs} times before it was kept, and fails on a change of the code that nothing noticed before.`,
    ...(cases.strength === undefined ? [] : [renderStrength(cases.strength)]),
    ...(dropped.length === 0 ? [] : [`## Left out\n\n${renderTable(['Test', 'Why'], dropped)}`]),
    ...(cases.gaps.length === 0 ? [] : [`## Not tested\n\n${cases.gaps.map((gap) => `- ${gap}`).join('\n')}`]),
    ...(cases.scenarios === undefined ? [] : [renderScenarios(cases.scenarios)]),
    ...(coverage === undefined ? [] : [renderCoverage(coverage)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
