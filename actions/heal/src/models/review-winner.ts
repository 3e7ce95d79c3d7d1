import type { FileEdit, ProposalReview } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { ReviewAnswer } from './answers';
import { reviewAnswerSchema } from './answers';

const MOST_REASONS = 10;

/** A repair that every gate has accepted, and who wrote it. */
export interface Winner {
  readonly gate: string;
  /** The failures that it mends, as its author was told of them. */
  readonly failures: string;
  readonly edits: readonly FileEdit[];
  /** Name of the provider, which must not review itself. */
  readonly provider: string;
  readonly patch: string;
}

function listLines(edits: readonly FileEdit[]): Map<string, readonly string[]> {
  return new Map(edits.map((edit) => [edit.path, edit.action === 'write' ? edit.text.split('\n') : []]));
}

function numberLines(edits: readonly FileEdit[]): string {
  const files = [...listLines(edits)].map(
    ([file, lines]) => `=== ${file}\n${lines.map((line, index) => `${index + 1}: ${line}`).join('\n')}`,
  );
  return files.join('\n');
}

/** What a review is worth: reasons count where their line is there, and a veto only with a reason that counts. */
export function judgeReview(
  { verdict, reasons }: ReviewAnswer,
  edits: readonly FileEdit[],
  reviewer: string,
): ProposalReview {
  const lines = listLines(edits);
  const counting = reasons
    .filter(({ file, line }) => lines.get(file)?.[line - 1] !== undefined)
    .slice(0, MOST_REASONS)
    .map(({ file, line, text }) => `${file}:${line}: ${sanitizeText(text, 500).replace(/\s+/g, ' ').trim()}`);
  if (verdict === 'accept') return { verdict: 'accepted', reviewer, reasons: counting };
  return counting.length > 0
    ? { verdict: 'vetoed', reviewer, reasons: counting }
    : { verdict: 'none', reviewer, reasons: ['it vetoes, and cites no line of what is changed'] };
}

/** Asks somebody else than the author. Whatever goes wrong is no review, which is said; it never throws. */
export async function reviewWinner(
  { gate, failures, edits, provider, patch }: Winner,
  { models, actionDirectory }: Pick<Deps, 'models' | 'actionDirectory'>,
): Promise<ProposalReview> {
  const possible = models.canAsk('review');
  if (!possible.available) return { verdict: 'none', reasons: [possible.reason] };
  try {
    const template = await readPrompt(actionDirectory, 'review');
    const answer = await models.ask({
      task: 'review',
      rationale: `Let another model look at what ${provider} proposes for ${gate}, which every gate has accepted`,
      prompt: renderPrompt(template, { gate, failures, patch, code: numberLines(edits) }),
      schema: { name: 'review', type: reviewAnswerSchema },
      temperature: 0,
      not: [provider],
    });
    return judgeReview(answer.value, edits, `${answer.provider}/${answer.model}`);
  } catch (error) {
    return { verdict: 'none', reasons: [describeError(error)] };
  }
}
