import path from 'node:path';

import type { FileRole, ProposalKind } from '@orchestrate/contracts/proposal';
import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import { mendJson } from '../settings/read-setting';
import { listSides } from '../settings/unfinished-merge';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { TemplateName } from './priors';
import { PRIORS } from './priors';
import type { Candidate, Proposer } from './proposer';

const VERSION = '1';
const MOST_FILES = 20;
const LARGEST = 2_000_000;
const READABLE = /\.(?:json|[cm]?[jt]sx?|ya?ml|css|html|sql)$/;
const KIND_BY_ROLE: Readonly<Partial<Record<FileRole, ProposalKind>>> = {
  source: 'repair',
  setting: 'configuration',
  manifest: 'configuration',
};
/** What a broken text could have been. */
interface Mend {
  readonly template: TemplateName;
  readonly text: string;
  readonly title: string;
}

/** The two sides of every conflict that a text is left with. */
export function resolveConflicts(file: string, text: string): Mend[] {
  return listSides(text).map((side, index) => ({
    template: 'conflict-resolved',
    text: side,
    title: `Take ${index === 0 ? 'the first' : 'the second'} side of the unfinished merge in ${file}`,
  }));
}

/** JSON that no strict parser takes, as a tolerant one reads it. */
export function repairJson(file: string, text: string): Mend[] {
  if (!file.endsWith('.json') || parses(text)) return [];
  try {
    const repaired = mendJson(text);
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
      kind: KIND_BY_ROLE[fileRole(file)] ?? 'repair',
      author: { name: 'broken-file', version: VERSION },
      title,
      rationale: `${template}: ${reason}`,
      edits: [{ action: 'write', path: file, text }],
    },
  };
}

/** Settings may be JSON with comments: they are looked at where a failure names them. */
function isLookedAt(file: string, { failures }: Triage): boolean {
  if (!READABLE.test(file) || KIND_BY_ROLE[fileRole(file)] === undefined) return false;
  const name = path.posix.basename(file);
  return (
    fileRole(file) === 'source' ||
    failures.some((failure) => failure.message.includes(name) || failure.file?.endsWith(name) === true)
  );
}

async function proposeMends(triage: Triage, tree: Tree): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const file of await tree.repository.files()) {
    const text = isLookedAt(file, triage) ? ((await readTreeFile(tree, file)) ?? '') : '';
    if (text === '' || text.length > LARGEST) continue;
    const conflicts = resolveConflicts(file, text);
    const mends = conflicts.length > 0 ? conflicts : repairJson(file, text);
    candidates.push(...mends.map((mend) => toCandidate(file, mend)));
    if (candidates.length >= MOST_FILES) break;
  }
  return candidates;
}

/** Files that nothing can read as they are: JSON with a slip, and merges that were never finished. */
export const brokenFiles: Proposer = { name: 'broken-file', version: VERSION, propose: proposeMends };
