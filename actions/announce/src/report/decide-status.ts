import type { Announced, AnnouncementOutcome, AnnouncementPart } from '@orchestrate/contracts/announcement';
import type { Status } from '@orchestrate/contracts/status';

/** What a step says of its parts. */
export interface Conclusion {
  readonly status: Status;
  readonly headline: string;
  readonly remaining: readonly string[];
}

const NAMES: Readonly<Record<AnnouncementPart, string>> = {
  comment: 'comment',
  check: 'check',
  sarif: 'code scanning',
};
const WORDS: Readonly<Record<AnnouncementOutcome, string>> = {
  created: 'told',
  updated: 'updated',
  unchanged: 'up to date',
  newer: 'left to a later run',
  skipped: 'skipped',
  off: 'off',
  pending: 'pending',
  refused: 'not permitted',
  failed: 'failed',
};
const WRITTEN: readonly AnnouncementOutcome[] = ['created', 'updated'];
const THERE: readonly AnnouncementOutcome[] = [...WRITTEN, 'unchanged', 'newer'];

function decide(outcomes: readonly AnnouncementOutcome[]): Status {
  if (outcomes.includes('failed')) return 'failed';
  const isThere = outcomes.some((outcome) => THERE.includes(outcome));
  if (outcomes.includes('pending') || (outcomes.includes('refused') && isThere)) return 'partial';
  if (outcomes.includes('refused')) return 'blocked';
  return outcomes.some((outcome) => WRITTEN.includes(outcome)) ? 'done' : 'noop';
}

/** What has no place here (a comment where there is no pull request) is told, and is nothing that remains. */
export function conclude(parts: readonly Announced[]): Conclusion {
  const status = decide(parts.map(({ outcome }) => outcome));
  const asked = parts.filter(({ outcome }) => outcome !== 'off');
  const headline = asked.map(({ part, outcome }) => `${NAMES[part]} ${WORDS[outcome]}`).join(', ');
  const remaining = parts
    .filter(({ outcome }) => ['refused', 'pending', 'failed'].includes(outcome))
    .map(({ part, reason = 'no reason' }) => `${part}: ${reason}`);
  return { status, headline: headline === '' ? 'nothing was asked for' : headline, remaining };
}
