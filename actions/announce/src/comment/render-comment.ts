import type { Summary } from '@orchestrate/contracts/summary';
import { codeSpan } from '@orchestrate/kit/safety/markdown-code';
import { describeTests } from '@orchestrate/kit/summary/describe-tests';
import { count, describePercent, describeSeconds, describeSpending } from '@orchestrate/kit/words';

/** What of a run a comment and a check tell. */
export interface Telling {
  readonly summary: Summary;
  /** Page of the workflow's run, from the runner itself. */
  readonly runUrl: string | undefined;
  readonly commit: string | undefined;
}

const WORDS = { success: '✅ success', partial: '🟡 partial', failed: '❌ failed' } as const;
const SEVERITIES = ['must', 'should', 'could'] as const;
const SHOWN_ITEMS = 15;

// Everything that the run says stands in code: there it mentions nobody, refers to nothing and is no markup.
const cell = (text: string): string => codeSpan(text).replaceAll('|', '\\|');

function renderSection(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN_ITEMS;
  const rest = more > 0 ? [`- … and ${more} more in the report of the run`] : [];
  return ['', `#### ${title}`, '', ...items.slice(0, SHOWN_ITEMS).map((item) => `- ${item}`), ...rest];
}

function renderFigures(summary: Summary): string[] {
  const { coverage, findings, fixes, deployment, phases, injected_fault: fault } = summary;
  const rows: (readonly [string, string] | undefined)[] = [
    ['Tests', describeTests(summary)],
    coverage === null
      ? undefined
      : ['Coverage', `${describePercent(coverage.lines)} of lines, ${describePercent(coverage.branches)} of branches`],
    findings === null
      ? undefined
      : ['Findings', `${findings.before} at first, ${findings.fixed} fixed, ${findings.after} left`],
    ['Fixes', fixes.length === 0 ? 'none' : count(fixes.length, 'fix', 'fixes')],
    deployment === null ? undefined : ['Deployment', `${deployment.target}, ${deployment.state}`],
    fault === null ? undefined : ['Planted fault', cell(fault)],
    ['Phases', phases.map(({ phase, status }) => `${phase} ${status}`).join(', ')],
    ['Engine', `${summary.engine}, ${describeSpending(summary)}`],
    ['Took', describeSeconds(summary.time_taken_seconds)],
  ];
  const lines = rows.flatMap((row) => (row === undefined ? [] : [`| ${row[0]} | ${row[1]} |`]));
  return ['| | |', '| --- | --- |', ...lines];
}

function renderOrigin({ summary, runUrl, commit }: Telling): string {
  const run = codeSpan(summary.run_id);
  const where = runUrl === undefined ? `Run ${run}` : `Run ${run} of [the workflow](${runUrl})`;
  return `${where}${commit === undefined ? '' : `, commit ${codeSpan(commit.slice(0, 12))}`}. Its report is in the artifact.`;
}

/** Lines up to a number of characters; what does not fit is told as a number. */
function cutLines(lines: readonly string[], limit: number): string[] {
  let room = limit - 100;
  const fitting = lines.findIndex((line) => (room -= line.length + 1) < 0);
  if (fitting < 0) return [...lines];
  return [
    ...lines.slice(0, fitting),
    '',
    `**${count(lines.length - fitting, 'line')} more in the report of the run.**`,
  ];
}

/**
 * A run for whoever reads a pull request: what it ended as, what does not work, what is left.
 * @param limit - characters that the whole may have
 */
export function renderTelling(telling: Telling, limit: number): string {
  const { summary } = telling;
  const { failures, remaining, fixes } = summary;
  const recommendations = SEVERITIES.flatMap((severity) =>
    summary.recommendations.filter((one) => one.severity === severity),
  );
  const head = [`### ${WORDS[summary.status]}: ${codeSpan(summary.service?.title ?? 'run')}`, ''];
  const foot = ['', renderOrigin(telling), ''];
  const body = [
    ...renderFigures(summary),
    ...renderSection(
      'What does not work',
      failures.map(({ where, message }) => `${codeSpan(where)}: ${codeSpan(message)}`),
    ),
    ...renderSection(
      'What remains',
      remaining.map((line) => codeSpan(line)),
    ),
    ...renderSection(
      'What was mended',
      fixes.map(({ phase, title }) => `${phase}: ${codeSpan(title)}`),
    ),
    ...renderSection(
      'Before production',
      recommendations.map(({ severity, text }) => `**${severity}** ${codeSpan(text)}`),
    ),
  ];
  const taken = [...head, ...foot].join('\n').length;
  return [...head, ...cutLines(body, limit - taken), ...foot].join('\n');
}
