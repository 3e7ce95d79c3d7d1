import type { AllowedEdit } from '@orchestrate/contracts/allowance';
import type { Failure, GateRun } from '@orchestrate/contracts/triage';
import { codeSpan, fenceCode } from '@orchestrate/kit/safety/markdown-code';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import { listFixes } from './render-title';
import type { Story } from './story';

/** What a pull request, a review or a comment tells. */
export interface MessageInput {
  /** The user's own words. */
  readonly summary: string;
  readonly story: Story;
  /** What only `allow` lets through, as found when the patch was checked. */
  readonly allowed?: readonly AllowedEdit[];
  readonly runUrl: string | undefined;
  /** SHA-256 of the patch. */
  readonly hash: string;
  /** How to take the fix from here, one paragraph each; ours, Markdown. */
  readonly notes: readonly string[];
  /** Shown where the fix is to be read in the message itself. */
  readonly diff?: string;
}

const SHOWN_FAILURES = 10;
const SHOWN_CHARACTERS = 40_000;

// Everything that another job says stands in code: there it is only text.
const cell = (text: string): string => codeSpan(text).replaceAll('|', '\\|');

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function findPlace({ file, line, stack }: Failure): string {
  const at = stack.find((frame) => frame.file !== file) ?? (file === undefined ? stack[0] : { file, line });
  return at === undefined ? '' : `${at.file}${at.line === undefined ? '' : `:${at.line}`}`;
}

function renderCause({ triage }: Story): string[] {
  if (triage === undefined || triage.failures.length === 0) return [];
  const shown = triage.failures.slice(0, SHOWN_FAILURES);
  const rows = shown.map((failure) => {
    const what = failure.test ?? failure.code ?? failure.class;
    return [failure.gate, what, findPlace(failure), failure.message.split('\n')[0] ?? ''].map(cell);
  });
  const more = triage.failures.length - shown.length;
  return [
    `### Cause${triage.class === null ? '' : `: ${triage.class}`} (confidence ${triage.confidence.toFixed(2)})`,
    '',
    ...renderTable(['Command', 'What failed', 'Where', 'Message'], rows),
    ...(more > 0 ? ['', `… and ${more} more.`] : []),
    '',
  ];
}

function renderFix(story: Story): string[] {
  const fixes = listFixes(story);
  if (fixes.length === 0) return [];
  const { confidence, iterations = [], ambiguous } = story.healing ?? {};
  const others = ambiguous === true ? iterations.flatMap(({ alternatives = [] }) => alternatives) : [];
  return [
    `### Fix${confidence === undefined ? '' : ` (confidence ${confidence.toFixed(2)})`}`,
    '',
    ...fixes.map((title) => `- ${codeSpan(title)}`),
    ...(others.length === 0 ? [] : ['', 'These pass the same tests, and might be meant instead:', '']),
    ...others.slice(0, SHOWN_FAILURES).map((title) => `- ${codeSpan(title)}`),
    '',
  ];
}

function renderRuns({ healing }: Story): string[] {
  if (healing === undefined) return [];
  const tell = (run: GateRun | undefined): string => {
    if (run === undefined || run.outcome === 'skipped') return 'not run';
    return run.passed ? 'passes' : '**fails**';
  };
  const rows = healing.before.map((run) => [
    cell(run.command),
    tell(run),
    tell(healing.after.find(({ name }) => name === run.name)),
  ]);
  return ['### Before and after', '', ...renderTable(['Command', 'As found', 'With the fix'], rows), ''];
}

function renderDiff(diff: string): string[] {
  const clean = sanitizeText(diff, Number.POSITIVE_INFINITY);
  const isCut = clean.length > SHOWN_CHARACTERS;
  const shown = isCut ? clean.slice(0, clean.lastIndexOf('\n', SHOWN_CHARACTERS) + 1) : clean;
  return [fenceCode('diff', shown), ...(isCut ? ['', 'The rest is in the patch of the run.'] : []), ''];
}

function renderOrigin({ story, runUrl }: MessageInput): string {
  const heal = runUrl === undefined ? 'heal' : `[heal](${runUrl})`;
  const proof = story.healing === undefined ? 'Found by' : 'Found, and tried with the commands below, by';
  return `${proof} ${heal}. Nothing was run to deliver it: the patch was checked once more, and is here as it was found. Read it before you take it.`;
}

function renderReview({ allowed = [] }: MessageInput): string[] {
  if (allowed.length === 0) return [];
  const lines = allowed.map(({ allowance, path }) => `- ${codeSpan(path)}: ${allowance}`);
  const why = 'This changes what decides whether commands pass, because `allow` of the workflow lets it:';
  return ['### review', '', why, '', ...lines, ''];
}

/** Hidden in every message, so that the same patch is not delivered twice. */
export function renderMark(hash: string): string {
  return `<!-- orchestrate-heal:${hash} -->`;
}

/** The body of a pull request, a review or a comment: cause, fix, proof, and how to take it. */
export function renderMessage(input: MessageInput): string {
  const { summary, story, hash, notes, diff } = input;
  return [
    ...(summary === '' ? [] : [sanitizeText(summary), '']),
    renderOrigin(input),
    '',
    ...renderReview(input),
    ...renderCause(story),
    ...renderFix(story),
    ...(diff === undefined ? [] : renderDiff(diff)),
    ...renderRuns(story),
    ...notes.flatMap((note) => [note, '']),
    renderMark(hash),
    '',
  ].join('\n');
}
