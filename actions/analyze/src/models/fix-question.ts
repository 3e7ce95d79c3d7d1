import type { Finding } from '@orchestrate/contracts/finding';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import { sortByImportance } from '@orchestrate/kit/findings/importance';
import type { Question } from '@orchestrate/kit/models/ask';
import type { PromptTemplate } from '@orchestrate/kit/models/prompt';
import { renderPrompt } from '@orchestrate/kit/models/prompt';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { createRedactor } from '@orchestrate/kit/safety/redaction';
import { z } from 'zod';

import type { Located, Measured } from '../analyse-tree';
import { isFixable } from '../propose-fixes';

/** A finding on a line of a file. */
export type Placed = Finding & { readonly path: string; readonly line: number };

export const fixAnswerSchema = z.object({
  explanation: z.string(),
  edits: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })),
});
export type FixAnswer = z.infer<typeof fixAnswerSchema>;

const LINES_AROUND = 120;

function isPlaced({ finding, ...rest }: Located): boolean {
  const { path, line } = finding;
  if (path === undefined || line === undefined || isFixable({ finding, ...rest })) return false;
  return SCOPE_BY_KIND.fix.includes(fileRole(path));
}

/**
 * Findings on lines of files that a fix may touch and that no tool fixes safely by itself; the gravest first. None of a
 * specification: a question about it costs as much as any, and its answer would be refused.
 */
export function chooseFindings(measured: readonly Measured[], isLetBe: (finding: Finding) => boolean): Placed[] {
  const asked = measured.filter(({ analyser }) => analyser.judgesPromises !== true);
  const placed = asked.flatMap(({ found }) => found.filter(isPlaced).map(({ finding }) => finding));
  return sortByImportance(placed.filter((finding) => !isLetBe(finding))).map(
    // `isPlaced` has seen both.
    (finding) => ({ ...finding, path: finding.path ?? '', line: finding.line ?? 1 }),
  );
}

/** Whether a file may be shown: one that holds a credential stays here. */
export function isShowable(text: string): boolean {
  return createRedactor([])(text) === text;
}

/** Asks for one finding's explanation and, where there is one, its fix. */
export function askForFix(template: PromptTemplate, finding: Placed, text: string): Question<FixAnswer> {
  const first = Math.max(1, finding.line - LINES_AROUND);
  const lines = text.split(/\r?\n/).slice(first - 1, finding.line + LINES_AROUND);
  const { path, line, tool, rule, message } = finding;
  return {
    task: 'patch',
    rationale: `Explain and mend ${tool}/${rule} in ${path}, which no tool fixes safely`,
    prompt: renderPrompt(template, { path, line, tool, rule, message, first, text: lines.join('\n') }),
    schema: { name: 'fix', type: fixAnswerSchema },
  };
}
