import type { Proposal } from '@orchestrate/contracts/proposal';
import { parsePatch } from '@orchestrate/kit/patch/parse-patch';
import type { Content } from '@orchestrate/kit/patch/to-content';
import { MOST_TEXT, refuse } from '@orchestrate/kit/patch/to-content';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { PrintedPatch } from './read-answer';

/** Who proposes, and what they say of it. */
export interface Source {
  readonly name: string;
  readonly version: string;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
}

/** What is wrong with a patch before git has seen it; nothing of a patch that is only to be applied. */
export function judgePrinted({ patch }: Pick<PrintedPatch, 'patch'>): Content | undefined {
  if (patch.length > MOST_TEXT)
    return refuse('in-scope', [`the patch has ${patch.length} characters or more, and may have ${MOST_TEXT}`]);
  const { files, problems } = parsePatch(patch);
  if (files.length === 0 && problems.length > 0) return refuse('applies', problems);
  return problems.length === 0 ? undefined : refuse('in-scope', problems);
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
