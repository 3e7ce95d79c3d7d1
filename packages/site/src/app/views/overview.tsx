import type { ReportData } from '@orchestrate/contracts/report-data';
import type { Summary } from '@orchestrate/contracts/summary';
import { count, describePercent, describeSeconds, describeSpending, listWords } from '@orchestrate/kit/words';
import type { ComponentChildren } from 'preact';

import { Chip, FileLink, Numbers, Section } from '../parts/basics';
import { toneOf } from '../parts/tone';
import type { ViewProps } from '../view';

import { Recommendations } from './recommendations';
import { Delivered } from './service';

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

function Items({ title, items }: { readonly title: string; readonly items: readonly ComponentChildren[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain">
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </>
  );
}

function Verdict({ summary }: { readonly summary: Summary }) {
  const failures = summary.failures.map(({ where, message }) => (
    <>
      <strong>{where}</strong>: {message}
    </>
  ));
  return (
    <div class={`verdict ${toneOf(summary.status)}`}>
      <p class="word">{WORDS[summary.status]}</p>
      <p class="lead">{describeVerdict(summary)}</p>
      <Items title="What does not work" items={failures} />
      <Items title="What remains" items={summary.remaining} />
      <ul class="facts">
        {describeFacts(summary).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

type NumberCard = readonly [name: string, value: string, remark?: string];

function describeProbes({ deployments }: ReportData): NumberCard[] {
  const verification = deployments.at(-1)?.verification?.value;
  if (verification === undefined) return [];
  const { passed, failed, skipped } = verification;
  const remarks = [failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} not probed`].filter(Boolean);
  return [['Probes passed', String(passed), remarks.join(', ')]];
}

function listNumbers(data: ReportData): NumberCard[] {
  const { service, tests_passed, tests_failed, coverage, findings, fixes } = data.summary;
  const cards: NumberCard[] = [];
  if (service !== null) {
    const open = `${service.custom} ${service.custom === 1 ? 'answers' : 'answer'} 501`;
    cards.push(['Operations', String(service.operations), service.custom > 0 ? open : 'all generated']);
  }
  if (tests_passed + tests_failed > 0)
    cards.push(['Tests passed', String(tests_passed), tests_failed > 0 ? `${tests_failed} failed` : 'none failed']);
  if (coverage !== null)
    cards.push(['Lines covered', describePercent(coverage.lines), `${describePercent(coverage.branches)} of branches`]);
  if (findings !== null)
    cards.push(['Findings left', String(findings.after), `${findings.fixed} of ${findings.before} fixed`]);
  if (service !== null)
    cards.push(['Fixes accepted', String(fixes.length), listWords([...new Set(fixes.map(({ phase }) => phase))])]);
  return [...cards, ...describeProbes(data)];
}

/** The run in prose, where a model wrote some: by whom, and what each sentence rests on. */
function AccountOfModel({ account }: { readonly account: NonNullable<ReportData['account']> }) {
  const { provider, model, sentences, dropped } = account;
  return (
    <Section id="account" title={`In short, written by ${provider}/${model}`}>
      <ul class="plain">
        {sentences.map(({ text, evidence }, index) => (
          <li key={index}>
            {text}{' '}
            <span class="where">
              Seen in {evidence.map((id, place) => [place > 0 && ', ', <FileLink key={id} file={id} />])}
            </span>
          </li>
        ))}
      </ul>
      {dropped > 0 && <p class="note">{count(dropped, 'sentence')} left out: the evidence does not bear them out.</p>}
    </Section>
  );
}

function describeOrigin({ cached, resumed }: Summary['phases'][number]): string {
  return cached !== undefined ? ' (from the cache)' : resumed === true ? ' (taken over)' : '';
}

function Phases({ phases }: Pick<Summary, 'phases'>) {
  return (
    <Section id="phases" title="Phases">
      <ol class="steps">
        {phases.map((line) => (
          <li key={`${line.phase}-${line.attempt}`} class={toneOf(line.status)}>
            <span class="name">
              {line.phase}
              {line.attempt > 1 && ` ${line.attempt}`}
            </span>
            <Chip tone={toneOf(line.status)}>{line.status}</Chip>
            <span class="took">{describeSeconds(line.seconds)}</span>
            <span class="what">
              {line.headline}
              {describeOrigin(line)}
              {line.engine !== 'offline' && ` (models: ${describeSpending(line)})`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The run at one glance; also what a page shows where no script may run. */
export function Overview({ data }: ViewProps) {
  const { summary, account } = data;
  return (
    <>
      <Verdict summary={summary} />
      <Numbers cards={listNumbers(data)} />
      {account !== undefined && account.sentences.length > 0 && <AccountOfModel account={account} />}
      <Phases phases={summary.phases} />
      <Recommendations recommendations={summary.recommendations} />
      {data.service !== undefined && <Delivered data={data} service={data.service} />}
    </>
  );
}
