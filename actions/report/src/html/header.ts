import type { Summary } from '@orchestrate/contracts/summary';

import type { ReportModel } from '../model';
import { count, describePercent, describeSeconds, describeSpending, listWords } from '../words';

import type { Content, Markup } from './markup';
import { markup } from './markup';
import { toneOf } from './parts';

const WORDS: Readonly<Record<Summary['status'], string>> = {
  success: '✓ success',
  partial: '◐ partial',
  failed: '✗ failed',
};

/** One sentence for somebody who reads nothing else. */
export function describeVerdict(summary: Summary): string {
  const { status, failures, remaining, injected_fault: fault, dry_run: isDryRun } = summary;
  if (status === 'failed')
    return `${count(failures.length, 'thing does', 'things do')} not work; they are named below.`;
  if (status === 'partial')
    return `It works, and ${count(remaining.length, 'thing is', 'things are')} left to a person; they are named below.`;
  if (isDryRun) return 'The plan stands. This was a dry run: nothing was generated, installed or deployed.';
  if (fault !== null) return `The fault ${fault} was planted on purpose, found and repaired; every gate passes again.`;
  return 'Everything that was asked is done, and on the last tree every gate passes.';
}

const PAUSE_SECONDS = 120;

function listItems(title: string, items: readonly Content[]): Content {
  if (items.length === 0) return undefined;
  return markup`<h3>${title}</h3><ul class="plain">${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
}

// A run that was continued the next day took a day; what it worked is the better measure.
function describeTime({ time_taken_seconds: whole, phases }: Summary): string {
  const worked = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const isPaused = whole - worked > PAUSE_SECONDS;
  return `Took ${describeSeconds(whole)}${isPaused ? `, ${describeSeconds(worked)} of it in phases` : ''}`;
}

function describeFacts(summary: Summary): string[] {
  const { run_id, started_at, engine, dry_run, injected_fault } = summary;
  return [
    `Run ${run_id}`,
    `Began ${started_at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`,
    describeTime(summary),
    `Engine: ${engine}`,
    ...(engine === 'offline' ? [] : [`Models: ${describeSpending(summary)}`]),
    ...(dry_run ? ['Dry run'] : []),
    ...(injected_fault === null ? [] : [`Planted fault: ${injected_fault}`]),
  ];
}

/** The verdict, why it is not better, and what kind of run it was. */
export function renderVerdict({ summary }: ReportModel): Markup {
  const title = summary.service?.title ?? 'No service';
  return markup`<div class="verdict ${toneOf(summary.status)}">
<p class="word">${WORDS[summary.status]}</p>
<h1>${title}</h1>
<p class="lead">${describeVerdict(summary)}</p>
${listItems(
  'What does not work',
  summary.failures.map(({ where, message }) => markup`<strong>${where}</strong>: ${message}`),
)}${listItems('What remains', summary.remaining)}
<ul class="facts">${describeFacts(summary).map((fact) => markup`<li>${fact}</li>`)}</ul>
</div>
`;
}

type NumberCard = readonly [name: string, value: string, remark?: string];

function describeProbes({ evidence }: ReportModel): NumberCard[] {
  const verification = evidence.deployments.at(-1)?.verification?.value;
  if (verification === undefined) return [];
  const { passed, failed, skipped } = verification;
  const remark = [failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} not probed`].filter(
    (part) => part !== false,
  );
  return [['Probes passed', String(passed), remark.join(', ')]];
}

function listNumbers(model: ReportModel): NumberCard[] {
  const { service, tests_passed, tests_failed, coverage, findings, fixes } = model.summary;
  const cards: NumberCard[] = [];
  if (service !== null)
    cards.push([
      'Operations',
      String(service.operations),
      service.custom > 0 ? `${service.custom} ${service.custom === 1 ? 'answers' : 'answer'} 501` : 'all generated',
    ]);
  if (tests_passed + tests_failed > 0)
    cards.push(['Tests passed', String(tests_passed), tests_failed > 0 ? `${tests_failed} failed` : 'none failed']);
  if (coverage !== null)
    cards.push(['Lines covered', describePercent(coverage.lines), `${describePercent(coverage.branches)} of branches`]);
  if (findings !== null)
    cards.push(['Findings left', String(findings.after), `${findings.fixed} of ${findings.before} fixed`]);
  if (service !== null)
    cards.push(['Fixes accepted', String(fixes.length), listWords([...new Set(fixes.map(({ phase }) => phase))])]);
  return [...cards, ...describeProbes(model)];
}

/** The run in a few large numbers. */
export function renderNumbers(model: ReportModel): Content {
  const cards = listNumbers(model);
  if (cards.length === 0) return undefined;
  return markup`<dl class="numbers">
${cards.map(
  ([name, value, remark]) =>
    markup`<div><dt>${name}</dt><dd>${value}${remark !== undefined && remark !== '' && markup`<small>${remark}</small>`}</dd></div>\n`,
)}</dl>
`;
}
