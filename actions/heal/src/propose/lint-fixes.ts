import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Triage } from '@orchestrate/contracts/triage';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import { git } from '@orchestrate/kit/git/git';
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

interface Linter {
  /** Name of its package. */
  readonly name: string;
  readonly title: string;
  /** Below `node_modules`. */
  readonly program: string;
  /** Its safe fixes of files, which are given from where commands run; the tree stays as it is. */
  ask(program: string, files: readonly string[], tree: Tree, deps: ProposeContext['deps']): Promise<FileEdit[]>;
}

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

const ESLINT: Linter = {
  name: 'eslint',
  title: 'ESLint',
  program: 'eslint/bin/eslint.js',
  async ask(program, files, tree, { exec }) {
    const { stdout } = await exec.run({
      tool: 'eslint',
      argv: ['node', program, '--fix-dry-run', '--format', 'json', ...files],
      cwd: tree.cwd,
      why: 'Ask the tree’s own ESLint for its safe fixes, without writing them',
      timeout: TIMEOUT_SECONDS,
    });
    return toEdits(stdout, tree);
  },
};

/** Oxlint knows no dry run: it writes, what it wrote is taken, and the tree is put back. */
const OXLINT: Linter = {
  name: 'oxlint',
  title: 'Oxlint',
  program: 'oxlint/bin/oxlint',
  async ask(program, files, tree, { exec }) {
    const base = await tree.repository.commitAll('Before the linter fixes');
    await exec.run({
      tool: 'oxlint',
      argv: ['node', program, '--fix', ...files],
      cwd: tree.cwd,
      why: 'Let the tree’s own Oxlint fix what it calls safe, to see what it would write',
      timeout: TIMEOUT_SECONDS,
    });
    const listed = await git(exec, tree.root, ['diff', '--name-only', '--no-renames', '-z', base]);
    const written = listed.split('\0').filter((file) => file !== '' && isRepairable(file));
    const texts = await Promise.all(written.map(async (file) => [file, await readTreeFile(tree, file)] as const));
    await tree.repository.resetTo(base);
    return texts.flatMap(([file, text]) =>
      text === undefined ? [] : [{ action: 'write' as const, path: file, text }],
    );
  },
};

async function findLinter(tree: Tree): Promise<{ linter: Linter; program: string } | undefined> {
  for (const linter of [ESLINT, OXLINT]) {
    const program = await findInstalled(tree, linter.program);
    if (program !== undefined) return { linter, program };
  }
  return undefined;
}

async function proposeLintFixes(triage: Triage, tree: Tree, { deps }: ProposeContext): Promise<Candidate[]> {
  const findings = triage.failures.filter(({ class: kind }) => kind === 'lint');
  const files = [...new Set(findings.flatMap(({ file }) => file ?? []))].filter(isRepairable).slice(0, MOST_FILES);
  const found = files.length === 0 ? undefined : await findLinter(tree);
  if (found === undefined) return [];
  const { linter, program } = found;
  const named = files.map((file) => path.relative(tree.cwd, path.join(tree.root, file)));
  const edits = await linter.ask(program, named, tree, deps);
  if (edits.length === 0) return [];
  const rules = [...new Set(findings.flatMap(({ code }) => code ?? []))];
  const modules = program.slice(0, -(linter.program.length + 1));
  return [
    {
      template: 'lint-fix',
      likelihood: PRIORS['lint-fix'].prior,
      proposal: {
        kind: 'repair',
        author: { name: linter.name, version: await readPackageVersion(modules, linter.name) },
        title: `Fix what ${linter.title} can fix of ${rules.join(', ')}`.slice(0, 200),
        rationale: `${findings.length} problems in ${files.length} files; only fixes that ${linter.title} calls safe`,
        edits,
      },
    },
  ];
}

/** The safe fixes of the linter that the tree itself has installed, with the tree's own rules. */
export const lintFixes: Proposer = { name: 'linter', version: '1', propose: proposeLintFixes };
