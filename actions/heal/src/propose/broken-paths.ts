import { fileRole } from '@orchestrate/kit/proposals/file-role';

import { isRepairable } from '../localise/localise';
import { findNearbyPaths, leadsSomewhere } from '../templates/strings';
import { readTreeFile } from '../workbench/tree';
import type { Tree } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, Proposer } from './proposer';

const VERSION = '1';
const RELATIVE_PATH = /(["'`])(\.\.?\/[\w@./-]{2,120})\1/g;
const MOST_CANDIDATES = 6;
/** A slip: fewer letters than that would make another word. */
const CLOSEST = 0.8;

/** Edits of a file's relative paths that lead to nothing and are a slip away from something of the tree. */
export function listPathSlips(file: string, text: string, files: readonly string[]): Candidate[] {
  return [...text.matchAll(RELATIVE_PATH)].flatMap((match) => {
    const [whole, quote = '', written = ''] = match;
    if (leadsSomewhere(written, file, files)) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return findNearbyPaths(written, file, files)
      .filter(({ fit }) => fit >= CLOSEST)
      .map(({ text: other, fit }): Candidate => {
        const edited = text.slice(0, match.index) + quote + other + quote + text.slice(match.index + whole.length);
        return {
          template: 'nearby-path',
          likelihood: PRIORS['nearby-path'].prior * fit,
          place: { file, line },
          proposal: {
            kind: 'repair',
            author: { name: 'broken-paths', version: VERSION },
            title: `Change ${written} to ${other} in ${file}:${line}`.slice(0, 200),
            rationale: `nearby-path: ${PRIORS['nearby-path'].reason}`,
            edits: [{ action: 'write', path: file, text: edited }],
          },
        };
      });
  });
}

async function listAll(tree: Tree): Promise<Candidate[]> {
  const files = await tree.repository.files();
  const found: Candidate[] = [];
  for (const file of files) {
    if (!isRepairable(file) || fileRole(file) !== 'source') continue;
    found.push(...listPathSlips(file, (await readTreeFile(tree, file)) ?? '', files));
  }
  return found.sort((a, b) => b.likelihood - a.likelihood).slice(0, MOST_CANDIDATES);
}

/** What is read when a program starts fails before any test runs, where no search through tests can find it. */
export const brokenPaths: Proposer = {
  name: 'broken-paths',
  version: VERSION,
  propose: async (triage, tree) => {
    const isCrash = triage.failures.some(({ class: kind }) => kind === 'crash' || kind === 'test' || kind === 'build');
    return isCrash ? listAll(tree) : [];
  },
};
