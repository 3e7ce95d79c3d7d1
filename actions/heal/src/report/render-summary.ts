import type { Failure, Healing, Triage } from '@orchestrate/contracts/triage';
import { escapeMarkdown } from '@orchestrate/kit/safety/text';

import { listFailing } from '../gates/gate-state';

/** What the job summary tells. */
export interface SummaryInput {
  readonly headline: string;
  readonly triage: Triage;
  readonly healing: Healing;
  /** Unified patch; empty without one. */
  readonly patch: string;
  /** Whether the tree is a copy of somebody's repository, and not a service that this run made. */
  readonly isAdopted: boolean;
  /** The ref that keeps the repository as it was. */
  readonly backup?: string | undefined;
  readonly remaining: readonly string[];
}

const SHOWN_FAILURES = 10;
const SHOWN_LINES = 200;
const SHOWN_CANDIDATES = 5;

function placeOf({ file, line, stack }: Failure): string {
  const at = stack.find((frame) => frame.file !== file) ?? (file === undefined ? stack[0] : { file, line });
  return at === undefined ? '' : `${at.file}${at.line === undefined ? '' : `:${at.line}`}`;
}

function renderFailures({ failures }: Triage): string[] {
  const rows = failures.slice(0, SHOWN_FAILURES).map((failure) => {
    const what = failure.test ?? failure.code ?? failure.class;
    const message = failure.message.split('\n')[0] ?? '';
    return `| ${[failure.gate, what, placeOf(failure), message].map(escapeMarkdown).join(' | ')} |`;
  });
  const more = failures.length > SHOWN_FAILURES ? [`\n… and ${failures.length - SHOWN_FAILURES} more.`] : [];
  return ['| Command | What failed | Where | Message |', '| --- | --- | --- | --- |', ...rows, ...more];
}

function renderCauses({ causes = [] }: Healing): string[] {
  return causes.flatMap(({ gate, cause, place, explanation, confidence, author }) => {
    const where = place === undefined ? '' : `, at ${place.file}:${place.line}`;
    const sure = `confidence ${confidence.toFixed(2)}, as ${author} puts it`;
    return [
      '',
      `Why ${[gate, cause].map(escapeMarkdown).join(' fails: ')}${escapeMarkdown(where)} (${escapeMarkdown(sure)})`,
      '',
      escapeMarkdown(explanation),
    ];
  });
}

function renderRuns({ before, after }: Healing): string[] {
  const mark = (run: Healing['before'][number] | undefined): string => {
    if (run === undefined || run.outcome === 'skipped') return 'not run';
    return run.passed ? 'passes' : '**fails**';
  };
  const rows = before.map((run) => {
    const now = after.find(({ name }) => name === run.name);
    return `| ${escapeMarkdown(run.name)} | ${escapeMarkdown(run.command)} | ${mark(run)} | ${mark(now)} |`;
  });
  return ['| | Command | As found | Now |', '| --- | --- | --- | --- |', ...rows];
}

function renderPatch(patch: string): string[] {
  const lines = patch.trimEnd().split('\n');
  const shown = lines.slice(0, SHOWN_LINES).join('\n');
  // A fence longer than any inside.
  const fence = '`'.repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const more = lines.length > SHOWN_LINES ? [`… and ${lines.length - SHOWN_LINES} more lines in the patch file.`] : [];
  return [`${fence}diff`, shown, fence, ...more];
}

function renderUse({ healing, isAdopted, backup }: SummaryInput): string[] {
  if (!isAdopted) return [];
  const apply = `Your repository is as it was. The fix is the file \`${healing.patch ?? ''}\` of the run directory; \`git apply\` takes it at the repository’s root.`;
  const keep = `What was there when the step ran is kept: \`git restore --source=${backup ?? ''} .\` brings it back.`;
  return ['', apply, ...(backup === undefined ? [] : ['', keep])];
}

function renderReview({ allowed = [], label }: Healing): string[] {
  if (label === undefined) return [];
  const lines = allowed.map(({ allowance, path }) => `- ${escapeMarkdown(path)} (allow: ${allowance})`);
  return ['', `Label: **${label}**. It changes what decides whether commands pass:`, '', ...lines];
}

function renderFix(input: SummaryInput): string[] {
  const { healing, patch } = input;
  if (patch === '') {
    const tried = healing.iterations.reduce((sum, { tried: count }) => sum + count, 0);
    return ['### No fix', '', `Tried ${tried} candidates in ${healing.iterations.length} rounds.`];
  }
  const alternatives = healing.iterations.flatMap(({ alternatives: others = [] }) => others).slice(0, SHOWN_CANDIDATES);
  const confidence = healing.confidence === undefined ? '' : ` (confidence ${healing.confidence.toFixed(2)})`;
  return [
    `### The fix${confidence}`,
    '',
    ...healing.iterations
      .filter(({ accepted }) => accepted !== undefined)
      .map(({ headline }) => `- ${escapeMarkdown(headline)}`),
    ...renderReview(healing),
    '',
    ...renderPatch(patch),
    ...(alternatives.length === 0 ? [] : ['', 'These pass the same tests:', '']),
    ...alternatives.map((title) => `- ${escapeMarkdown(title)}`),
    ...renderUse(input),
  ];
}

/** The job summary of a tree that was not sound: cause, place, diff, before and after. */
export function renderSummary(input: SummaryInput): string {
  const { headline, triage, healing, remaining } = input;
  const still = listFailing({ runs: healing.after });
  return [
    `## Heal: ${escapeMarkdown(headline)}`,
    '',
    `### The cause${triage.class === null ? '' : `: ${triage.class}`} (confidence ${triage.confidence.toFixed(2)})`,
    '',
    ...renderFailures(triage),
    ...renderCauses(healing),
    '',
    ...renderFix(input),
    '',
    '### Before and after',
    '',
    ...renderRuns(healing),
    ...(still.length + remaining.length === 0 ? [] : ['', '### What remains', '']),
    ...remaining.map((line) => `- ${escapeMarkdown(line)}`),
    '',
  ].join('\n');
}
