import type { FileEdit, Obstacle, Proposal } from '@orchestrate/contracts/proposal';
import type { Change } from '@orchestrate/kit/patch/change';
import { ABSENT } from '@orchestrate/kit/patch/change';
import { judgeForm } from '@orchestrate/kit/patch/judge-form';
import { parsePatch } from '@orchestrate/kit/patch/parse-patch';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { ReadChanges } from './change-reader';
import type { PrintedPatch } from './read-answer';

/** Characters of all texts together, and of a patch. */
const MOST_TEXT = 2 * 1024 * 1024;
const MOST_OBSTACLES = 20;

/** Who proposes, and what they say of it. */
export interface Source {
  readonly name: string;
  readonly version: string;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
}

/** Edits, or why there are none. */
export type Content = Pick<Proposal, 'edits'> & { readonly obstacles: readonly Obstacle[] };

export function refuse(gate: Obstacle['gate'], problems: readonly string[]): Content {
  const shown = problems.slice(0, MOST_OBSTACLES).map((text) => sanitizeText(text, 500).replace(/\s*\n\s*/g, '; '));
  return { edits: [], obstacles: shown.map((problem) => ({ gate, problem })) };
}

/** What is wrong with a patch before git has seen it; nothing of a patch that is only to be applied. */
export function judgePrinted({ patch }: Pick<PrintedPatch, 'patch'>): Content | undefined {
  if (patch.length > MOST_TEXT)
    return refuse('in-scope', [`the patch has ${patch.length} characters or more, and may have ${MOST_TEXT}`]);
  const { files, problems } = parsePatch(patch);
  if (files.length === 0 && problems.length > 0) return refuse('applies', problems);
  return problems.length === 0 ? undefined : refuse('in-scope', problems);
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

function listNames({ edits, obstacles }: Content): string {
  const names = edits.map(({ path }) => path);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.length === 0 ? `what cannot be an edit (${obstacles.length})` : names.slice(0, 3).join(', ') + more;
}

function plain(text: string | undefined): string {
  return sanitizeText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A proposal like any other. It is always a repair: what it may touch is decided by no word of its own. */
export function toProposal(content: Content, { name, version, title, reason }: Source): Proposal {
  const said = plain(title);
  return {
    kind: 'repair',
    author: { name, version },
    title: (said === '' ? `Change ${listNames(content)}, as ${name} proposes` : said).slice(0, 200),
    rationale: plain(reason).slice(0, 2_000) || `${name} ${version}, which .orchestrate.yml names, proposes it`,
    edits: content.edits,
    ...(content.obstacles.length === 0 ? {} : { obstacles: [...content.obstacles] }),
  };
}
