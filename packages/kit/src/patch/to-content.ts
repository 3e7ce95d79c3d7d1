import type { FileEdit, Obstacle, Proposal } from '@orchestrate/contracts/proposal';

import { sanitizeText } from '../safety/text';

import type { Change } from './change';
import { ABSENT } from './change';
import type { ReadChanges } from './change-reader';
import { judgeForm } from './judge-form';

/** Characters of all texts of a proposal together, and of a patch. */
export const MOST_TEXT = 2 * 1024 * 1024;
const MOST_OBSTACLES = 20;

/** What a proposal changes, and what it asks for that is no change of a text. */
export type Content = Pick<Proposal, 'edits'> & { readonly obstacles: readonly Obstacle[] };

/** No edit at all, and why: the gate refuses it by name. */
export function refuse(gate: Obstacle['gate'], problems: readonly string[]): Content {
  const shown = problems.slice(0, MOST_OBSTACLES).map((text) => sanitizeText(text, 500).replace(/\s*\n\s*/g, '; '));
  return { edits: [], obstacles: shown.map((problem) => ({ gate, problem })) };
}

function toEdit({ path, modes, after = '' }: Change): FileEdit {
  return modes[1] === ABSENT ? { action: 'delete', path } : { action: 'write', path, text: after };
}

/** Changes as edits; what is no change of a text becomes an obstacle. */
export function toContent(read: ReadChanges): Content {
  if ('problem' in read) return refuse('applies', [read.problem]);
  const problems = read.changes.flatMap(judgeForm);
  const length = read.changes.reduce((sum, { after = '' }) => sum + after.length, 0);
  if (length > MOST_TEXT) problems.push(`its files have ${length} characters, and may have ${MOST_TEXT}`);
  return problems.length > 0 ? refuse('in-scope', problems) : { edits: read.changes.map(toEdit), obstacles: [] };
}
