import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { LinkFix } from '../modules/list-slips';
import { listSlips } from '../modules/list-slips';
import { listPackageImports } from '../modules/package-imports';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
const CODE = /\.[cm]?[jt]sx?$/;
const MOST_FILES = 2_000;
const MOST_CANDIDATES = 40;
/** What no failure speaks of may be so on purpose. */
const UNMENTIONED = 0.5;

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function toCandidate(fix: LinkFix, text: string, said: string): Candidate {
  const { template, file, start, end, title } = fix;
  const { prior, reason } = PRIORS[template];
  const isMentioned = said.includes(fix.text.trim()) || title.split(' ').some((word) => said.includes(`'${word}'`));
  return {
    template,
    likelihood: prior * (isMentioned ? 1 : UNMENTIONED),
    place: { file, line: lineOf(text, start) },
    proposal: {
      kind: 'repair',
      author: { name: 'module-links', version: VERSION },
      title,
      rationale: `${template}: ${reason}`,
      edits: [{ action: 'write', path: file, text: text.slice(0, start) + fix.text + text.slice(end) }],
    },
  };
}

async function proposeLinks(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  if (triage.failures.every(({ class: kind }) => kind === 'lint')) return [];
  const files = await tree.repository.files();
  const texts = new Map<string, string>();
  for (const file of files.filter((name) => CODE.test(name)).slice(0, MOST_FILES)) {
    const text = await readTreeFile(tree, file);
    if (text !== undefined) texts.set(file, text);
  }
  const { ts } = await context.types();
  const said = triage.failures.map(({ message }) => message).join('\n');
  return [...listSlips(ts, files, texts), ...listPackageImports(ts, texts, said)]
    .filter(({ file }) => fileRole(file) === 'source')
    .map((fix) => toCandidate(fix, texts.get(fix.file) ?? '', said))
    .filter(({ proposal }, index, all) => all.findIndex((other) => other.proposal.title === proposal.title) === index)
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, MOST_CANDIDATES);
}

/** Imports and exports that do not agree, in any module system and without a compiler. */
export const moduleLinks: Proposer = { name: 'module-links', version: VERSION, propose: proposeLinks };
