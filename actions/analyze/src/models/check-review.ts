import type { ReviewFinding } from '@orchestrate/contracts/finding';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { z } from 'zod';

import { fingerprintFindings } from '../fingerprint';

/** What a reviewer answers. */
export const reviewAnswerSchema = z.object({
  findings: z.array(
    z.object({
      ruleId: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      confidence: z.enum(['high', 'medium', 'low']),
      file: z.string(),
      line: z.number().int(),
      message: z.string(),
      evidence: z.string(),
    }),
  ),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

type Claim = ReviewAnswer['findings'][number];
type Files = ReadonlyMap<string, readonly string[]>;

/** Tells findings of reviews from those of tools, whoever reviewed: the same fault has the same fingerprint. */
const REVIEW = 'review';
export const MOST_FINDINGS = 30;
const LONGEST_MESSAGE = 1_000;
const LONGEST_EVIDENCE = 400;

function normalise(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Whether a file says on a line, and on those after it, what was quoted. A bracket or a blank is no quotation. */
function isThere(lines: readonly string[] | undefined, line: number, evidence: string): boolean {
  const quoted = evidence.trim().split('\n').map(normalise);
  if (!/\w{2}/.test(quoted[0] ?? '')) return false;
  return quoted.every((part, index) => normalise(lines?.[line - 1 + index] ?? '').includes(part));
}

function toRule(ruleId: string): string {
  return ruleId
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}

function isBorneOut(claim: Claim, files: Files): boolean {
  const isSaid = toRule(claim.ruleId) !== '' && claim.message.trim() !== '';
  return isSaid && isThere(files.get(claim.file), claim.line, claim.evidence);
}

function describe({ ruleId, severity, file, line, confidence, message, evidence }: Claim) {
  return {
    tool: REVIEW,
    rule: toRule(ruleId),
    level: severity,
    message: sanitizeText(message, LONGEST_MESSAGE),
    path: file,
    line,
    confidence,
    evidence: sanitizeText(evidence.trim(), LONGEST_EVIDENCE),
  };
}

/** Keeps what the files bear out, at most as much as was asked for, and counts the rest. */
export function checkReview(
  { findings }: ReviewAnswer,
  files: Files,
  reviewer: string,
): { readonly kept: ReviewFinding[]; readonly dropped: number } {
  const claims = findings.filter((claim) => isBorneOut(claim, files)).slice(0, MOST_FINDINGS);
  const reviewed = claims.map((claim) => describe(claim));
  const kept = fingerprintFindings(reviewed, (path, line) => files.get(path)?.[line - 1]).map(
    ({ finding, source: { path, line, confidence, evidence } }) => ({
      ...finding,
      tool: reviewer,
      path,
      line,
      confidence,
      evidence,
    }),
  );
  return { kept, dropped: findings.length - kept.length };
}

/** Finds a finding's line again after the file was changed: the nearest that says what was quoted. */
export function findLineAgain({ line, evidence }: ReviewFinding, lines: readonly string[]): number | undefined {
  const places = lines.map((_, index) => index + 1).filter((place) => isThere(lines, place, evidence));
  return places.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
}
