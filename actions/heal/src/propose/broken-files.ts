import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { TemplateName } from './priors';
import { PRIORS } from './priors';
import type { Candidate, Proposer } from './proposer';

const VERSION = '1';
const MOST_FILES = 20;
const LARGEST = 2_000_000;
/** What a merge that was never finished leaves; the common ancestor is there in one of git's styles. */
const CONFLICT =
  /^<{7}[^\n]*\n(?<ours>(?:(?!={7}|\|{7})[^\n]*\n)*)(?:\|{7}[^\n]*\n(?:(?!={7})[^\n]*\n)*)?={7}[^\n]*\n(?<theirs>(?:(?!>{7})[^\n]*\n)*)>{7}[^\n]*\n?/gm;

/** What a broken text could have been. */
interface Mend {
  readonly template: TemplateName;
  readonly text: string;
  readonly title: string;
}

/** The two sides of every conflict that a text is left with. */
export function resolveConflicts(file: string, text: string): Mend[] {
  if (text.search(CONFLICT) < 0) return [];
  return (['ours', 'theirs'] as const).map((side) => ({
    template: 'conflict-resolved',
    text: text.replace(CONFLICT, (...all) => (all.at(-1) as Record<string, string>)[side] ?? ''),
    title: `Take ${side === 'ours' ? 'the first' : 'the second'} side of the unfinished merge in ${file}`,
  }));
}

/** JSON that no strict parser takes, as a tolerant one reads it. */
export async function repairJson(file: string, text: string): Promise<Mend[]> {
  if (!file.endsWith('.json') || parses(text)) return [];
  const { jsonrepair } = await import('jsonrepair');
  try {
    const repaired = jsonrepair(text);
    return parses(repaired) ? [{ template: 'json-repaired', text: repaired, title: `Repair the JSON of ${file}` }] : [];
  } catch {
    return [];
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toCandidate(file: string, { template, text, title }: Mend): Candidate {
  const { prior, reason } = PRIORS[template];
  return {
    template,
    likelihood: prior,
    place: { file, line: 1 },
    proposal: {
      kind: 'repair',
      author: { name: 'broken-file', version: VERSION },
      title,
      rationale: `${template}: ${reason}`,
      edits: [{ action: 'write', path: file, text }],
    },
  };
}

async function proposeMends(_triage: Triage, tree: Tree): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const file of await tree.repository.files()) {
    if (fileRole(file) !== 'source' || !/\.(?:json|[cm]?[jt]sx?|ya?ml|css|html|sql)$/.test(file)) continue;
    const text = (await readTreeFile(tree, file)) ?? '';
    if (text.length > LARGEST) continue;
    const conflicts = resolveConflicts(file, text);
    const mends = conflicts.length > 0 ? conflicts : await repairJson(file, text);
    candidates.push(...mends.map((mend) => toCandidate(file, mend)));
    if (candidates.length >= MOST_FILES) break;
  }
  return candidates;
}

/** Files that nothing can read as they are: JSON with a slip, and merges that were never finished. */
export const brokenFiles: Proposer = { name: 'broken-file', version: VERSION, propose: proposeMends };
