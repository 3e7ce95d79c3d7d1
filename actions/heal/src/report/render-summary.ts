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

function renderRuns({ before, after }: Healing): string[] {
  const mark = (passed: boolean | undefined): string => (passed === undefined ? '–' : passed ? 'passes' : '**fails**');
  const rows = before.map(({ name, command, passed }) => {
    const now = after.find((run) => run.name === name);
    return `| ${escapeMarkdown(name)} | ${escapeMarkdown(command)} | ${mark(passed)} | ${mark(now?.passed)} |`;
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

function renderFix({ healing, patch }: SummaryInput): string[] {
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
    '',
    ...renderPatch(patch),
    ...(alternatives.length === 0 ? [] : ['', 'These pass the same tests:', '']),
    ...alternatives.map((title) => `- ${escapeMarkdown(title)}`),
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
