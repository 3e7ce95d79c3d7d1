import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The newest summary of a run, or undefined where the run was cut off before its report. */
export function readSummary(runDirectory) {
  if (!existsSync(runDirectory)) return undefined;
  const name = readdirSync(runDirectory)
    .filter((file) => /^summary-.*\.json$/.test(file))
    .sort()
    .at(-1);
  return name === undefined ? undefined : JSON.parse(readFileSync(path.join(runDirectory, name), 'utf8'));
}

/** 0 success, 3 partial, 1 failed, 2 where the user's input or configuration was refused. */
export function decideExitCode(summary) {
  if (summary === undefined) return 1;
  if (summary.status === 'success') return 0;
  if (summary.status === 'partial') return 3;
  return summary.phases.some((phase) => phase.error?.kind === 'configuration') ? 2 : 1;
}

function describeDeployment({ deployment }) {
  if (deployment === null) return 'not deployed';
  const verb = { running: 'runs', stopped: 'ran', failed: 'failed' }[deployment.state];
  return `${verb}${deployment.url === null ? '' : ` at ${deployment.url}`} (${deployment.target})`;
}

function describeTests({ tests_passed: passed, tests_failed: failed, tests_uncounted: isUncounted }) {
  return isUncounted ? 'run and not counted' : `${passed} passed, ${failed} failed`;
}

function describeCode({ published, phases }, generated) {
  if (published !== null) return published.directory;
  return phases.some(({ phase }) => phase === 'generate') ? generated : 'not generated';
}

/** The closing table: phases, tests, fixes, where the service runs or ran, where the report is. */
export function renderConclusion(summary, root, runDirectory) {
  const relative = (file) => path.relative(root, file) || '.';
  const rows = [
    [
      'result',
      summary.status + (summary.injected_fault === null ? '' : ` (after the injected fault ${summary.injected_fault})`),
    ],
    [
      'phases',
      summary.phases
        .map(({ phase, attempt, status }) => `${phase}${attempt > 1 ? ` ${attempt}` : ''} ${status}`)
        .join(', '),
    ],
    [
      'tests',
      `${describeTests(summary)}${summary.coverage === null ? '' : `; ${summary.coverage.lines} % of lines covered`}`,
    ],
    ['fixes', summary.fixes.length === 0 ? 'none needed' : summary.fixes.map(({ title }) => title).join('; ')],
    ['service', describeDeployment(summary)],
    ['code', describeCode(summary, relative(path.join(runDirectory, 'service')))],
    ['report', relative(path.join(runDirectory, 'report.html'))],
  ];
  const failures = summary.failures.map(({ where, message }) => `  ${where}: ${message}`);
  const remaining = summary.remaining.map((item) => `  ${item}`);
  return [
    '',
    ...rows.map(([name, value]) => `${name.padEnd(8)} ${value}`),
    ...(failures.length === 0 ? [] : ['', 'Failed:', ...failures]),
    ...(remaining.length === 0 ? [] : ['', 'Remaining:', ...remaining]),
    '',
  ].join('\n');
}
