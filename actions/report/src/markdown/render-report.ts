import { describeTests } from '@orchestrate/kit/summary/describe-tests';
import {
  count,
  describeBytes,
  describePercent,
  describeSeconds,
  describeSpending,
  describeStrength,
} from '@orchestrate/kit/words';

import type { ReportModel } from '../model';
import { listFixes } from '../model';

import type { Cell } from './table';
import { code, escape, renderTable } from './table';

const DIFF_LIMIT = 6_000;

const WORDS = { success: '✅ success', partial: '🟡 partial', failed: '❌ failed' } as const;

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escape(item)}\n`).join('');
}

function renderFigures({ summary, publicationNote }: ReportModel): string {
  const { service, coverage, findings, fixes, deployment, run_id: run } = summary;
  const rows: (readonly Cell[] | undefined)[] = [
    ['Run', code(run)],
    service === null
      ? undefined
      : ['Service', `${service.title}: ${count(service.operations, 'operation')}, ${service.custom} custom`],
    ['Took', describeSeconds(summary.time_taken_seconds)],
    ['Tests', describeTests(summary)],
    coverage === null
      ? undefined
      : ['Coverage', `${describePercent(coverage.lines)} of lines, ${describePercent(coverage.branches)} of branches`],
    summary.strength === undefined ? undefined : ['Tests before and after', describeStrength(summary.strength)],
    findings === null
      ? undefined
      : ['Findings', `${findings.before} at first, ${findings.fixed} fixed, ${findings.after} left`],
    ['Fixes', fixes.length === 0 ? 'none' : fixes.map(({ title }) => title).join('; ')],
    deployment === null
      ? undefined
      : [
          'Deployment',
          `${deployment.target}, ${deployment.state}${deployment.url === null ? '' : `, ${deployment.url}`}`,
        ],
    service === null ? undefined : ['Code', publicationNote],
    summary.injected_fault === null ? undefined : ['Planted fault', summary.injected_fault],
    ['Engine', summary.engine],
    summary.engine === 'offline' ? undefined : ['Models', describeSpending(summary)],
  ];
  return renderTable(
    ['', ''],
    rows.flatMap((row) => (row === undefined ? [] : [row])),
  );
}

function describeWork(line: ReportModel['summary']['phases'][number]): string {
  const { headline, cached, engine } = line;
  if (cached !== undefined) return `${headline} (from the cache)`;
  return engine === 'offline' ? headline : `${headline} (models: ${describeSpending(line)})`;
}

function renderPhases({ summary }: ReportModel): string {
  return renderTable(
    ['Phase', 'Status', 'Took', 'What it did'],
    summary.phases.map((line) => [
      line.attempt > 1 ? `${line.phase} ${line.attempt}` : line.phase,
      line.status,
      describeSeconds(line.seconds),
      describeWork(line),
    ]),
  );
}

function renderGates({ summary, evidence }: ReportModel): string {
  const before = new Map(evidence.healing?.value.before.map((gate) => [gate.name, gate.passed]));
  const word = (passed: boolean | undefined): string =>
    passed === undefined ? 'not run' : passed ? 'passed' : 'failed';
  return renderTable(
    ['Gate', 'Command', 'At first', 'At the end'],
    summary.gates.map(({ name, command, passed }) => [name, code(command), word(before.get(name)), word(passed)]),
  );
}

function renderFixes({ evidence, patches }: ReportModel): string {
  return listFixes(evidence)
    .map(({ value, step }) => {
      const patch = patches.get(value.patch);
      const head = `<summary>${escape(`${value.title} (${value.kind} by ${value.author.name}, ${step})`)}</summary>`;
      if (patch === undefined) return `<details>${head}\n\nThe patch is not there.\n\n</details>\n`;
      const shown = patch.length > DIFF_LIMIT ? `${patch.slice(0, DIFF_LIMIT)}\n…` : patch;
      // A fence longer than any run of backticks inside cannot be closed by what it holds.
      const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
      const fence = '`'.repeat(longest + 1);
      return `<details>${head}\n\n${fence}diff\n${shown.trimEnd()}\n${fence}\n\n</details>\n`;
    })
    .join('\n');
}

function renderProbes({ evidence }: ReportModel): string {
  return renderTable(
    ['Request', 'Verdict', 'Status', 'Remark'],
    (evidence.deployments.at(-1)?.verification?.value.probes ?? []).map(
      ({ method, path, verdict, status, reason, violations }) => [
        code(`${method.toUpperCase()} ${path}`),
        verdict,
        status ?? '',
        [reason, ...violations.map(({ message }) => message)].filter(Boolean).join('; '),
      ],
    ),
  );
}

function renderRecommendations({ summary }: ReportModel): string {
  return summary.recommendations
    .map(
      ({ severity, text, evidence }) =>
        `- **${severity}**: ${escape(text)} (${evidence.map((file) => code(file).markdown).join(', ')})\n`,
    )
    .join('');
}

function renderAccount({ account }: ReportModel): string {
  if (account === undefined) return '';
  const { sentences, dropped } = account;
  const items = sentences.map(
    ({ text, evidence }) => `- ${escape(text)} (${evidence.map((id) => code(id).markdown).join(', ')})\n`,
  );
  const rest = dropped === 0 ? '' : `\n${count(dropped, 'sentence')} left out: the evidence does not bear them out.\n`;
  return items.length === 0 ? '' : `${items.join('')}${rest}`;
}

function renderCuts({ retention }: ReportModel): string {
  if (retention === undefined) return '';
  const { budgetBytes, fits, files } = retention;
  const rest = fits ? '' : '\nThe run is over its budget all the same: the rest may not be cut.\n';
  const rows = files.map(({ path, cut, bytes }) => [code(path), cut, describeBytes(bytes)]);
  return `The run may take ${describeBytes(budgetBytes)}.\n\n${renderTable(['File', 'What was cut', 'Had'], rows)}${rest}`;
}

/** `report.md`: the run for people who read it on the run page or in a terminal. */
export function renderMarkdownReport(model: ReportModel): string {
  const { summary, account } = model;
  const by = account === undefined ? '' : `${account.provider}/${account.model}`;
  const failures = summary.failures.map(({ where, message }) => `${where}: ${message}`);
  return [
    `# ${escape(summary.service?.title ?? 'Run')}: ${WORDS[summary.status]}\n`,
    renderFigures(model),
    section(`In short, written by ${escape(by)}`, renderAccount(model)),
    section('What does not work', list(failures)),
    section('What remains', list(summary.remaining)),
    section('Phases', renderPhases(model)),
    section('Quality gates', renderGates(model)),
    section('Before production', renderRecommendations(model)),
    section('Fixes', renderFixes(model)),
    section('Probes of the running service', renderProbes(model)),
    section(
      'Not run',
      renderTable(
        ['Tool', 'Why'],
        summary.not_run.map(({ tool, reason }) => [tool, reason]),
      ),
    ),
    section(
      'Tools',
      renderTable(
        ['Tool', 'Version'],
        summary.tools_used.map(({ name, version }) => [name, version]),
      ),
    ),
    section('Cut to fit its size budget', renderCuts(model)),
    'Everything else is in `report.html`; `manifest.json` lists every file with its hash.\n',
  ]
    .filter(Boolean)
    .join('\n');
}

const CUT_NOTE = '\n\n**This report is cut here because it is too long; `report.html` has all of it.**\n';

/** The first bytes up to the end of a line; a fence or a block that this leaves open is closed, or it would swallow the note. */
function cutAt(markdown: Buffer, bytes: number): string {
  const text = markdown
    .subarray(0, bytes)
    .toString()
    .replace(/\n[^\n]*$/, '');
  const fences = [...text.matchAll(/^(`{3,})/gm)];
  const fence = fences.length % 2 === 1 ? `\n${fences.at(-1)?.[1] ?? ''}` : '';
  const isOpen = (text.match(/<details>/g)?.length ?? 0) > (text.match(/<\/details>/g)?.length ?? 0);
  return `${text}${fence}${isOpen ? '\n\n</details>' : ''}${CUT_NOTE}`;
}

/**
 * Cuts Markdown at the end of a line, so that it fits a limit in bytes, and says so.
 * @param bytes - what the whole result may have
 */
export function cutMarkdown(markdown: string, bytes: number): string {
  const whole = Buffer.from(markdown);
  if (whole.length <= bytes) return markdown;
  let room = bytes;
  let cut = cutAt(whole, room);
  while (Buffer.byteLength(cut) > bytes && room > 0) {
    room -= Buffer.byteLength(cut) - bytes;
    cut = cutAt(whole, room);
  }
  return cut;
}
