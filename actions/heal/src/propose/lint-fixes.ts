import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Triage } from '@orchestrate/contracts/triage';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import { readPackageVersion } from '@orchestrate/kit/toolchain/npm';
import { z } from 'zod';

import { isRepairable } from '../localise/localise';
import { findInstalled } from '../workbench/installed';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const MOST_FILES = 200;
const TIMEOUT_SECONDS = 180;

const resultsSchema = z.array(z.object({ filePath: z.string(), output: z.string().optional() }));

function parseResults(stdout: string): z.infer<typeof resultsSchema> {
  try {
    return resultsSchema.parse(JSON.parse(stdout));
  } catch {
    return []; // ESLint itself broke; the gate's log says how.
  }
}

async function toEdits(stdout: string, tree: Tree): Promise<FileEdit[]> {
  const edits = await Promise.all(
    parseResults(stdout).map(async ({ filePath, output }): Promise<FileEdit[]> => {
      const file = relativeToRoot(tree.root, filePath);
      if (file === undefined || output === undefined || !isRepairable(file)) return [];
      return output === (await readTreeFile(tree, file)) ? [] : [{ action: 'write', path: file, text: output }];
    }),
  );
  return edits.flat();
}

async function proposeLintFixes(triage: Triage, tree: Tree, { deps }: ProposeContext): Promise<Candidate[]> {
  const findings = triage.failures.filter(({ class: kind }) => kind === 'lint');
  const files = [...new Set(findings.flatMap(({ file }) => file ?? []))].filter(isRepairable).slice(0, MOST_FILES);
  const program = files.length === 0 ? undefined : await findInstalled(tree, 'eslint/bin/eslint.js');
  if (program === undefined) return [];
  const { stdout } = await deps.exec.run({
    tool: 'eslint',
    argv: [
      'node',
      program,
      '--fix-dry-run',
      '--format',
      'json',
      ...files.map((file) => path.relative(tree.cwd, path.join(tree.root, file))),
    ],
    cwd: tree.cwd,
    why: 'Ask the tree’s own ESLint for its safe fixes, without writing them',
    timeout: TIMEOUT_SECONDS,
  });
  const edits = await toEdits(stdout, tree);
  if (edits.length === 0) return [];
  const rules = [...new Set(findings.flatMap(({ code }) => code ?? []))];
  return [
    {
      template: 'lint-fix',
      likelihood: PRIORS['lint-fix'].prior,
      proposal: {
        kind: 'repair',
        author: { name: 'eslint', version: await readPackageVersion(path.resolve(program, '../../..'), 'eslint') },
        title: `Fix what ESLint can fix of ${rules.join(', ')}`.slice(0, 200),
        rationale: `${findings.length} problems in ${files.length} files; only fixes that ESLint calls safe`,
        edits,
      },
    },
  ];
}

/** The safe fixes of the ESLint that the tree itself has installed, with the tree's own rules. */
export const lintFixes: Proposer = { name: 'eslint', version: '1', propose: proposeLintFixes };
