import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Analyser, AnalyserContext } from '../analyser';
import { runEslint } from '../eslint-run';
import type { OwnPackage } from '../own-package';
import { findOwnPackage } from '../own-package';
import type { Tree } from '../tree';

import { isDockerfile } from './dockerfile';
import { isWorkflowOrAction } from './workflows';

const CONFIGURATIONS = [
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`),
  ...['', '.js', '.cjs', '.json', '.yml', '.yaml'].map((extension) => `.eslintrc${extension}`),
];
const LINTED = /\.[cm]?[jt]sx?$/;
const PINNED_SCRIPT = 'eslint/bin/eslint.js';

export function isSource(file: string): boolean {
  return LINTED.test(file);
}

export function hasSources(tree: Tree): boolean {
  return tree.files.some(isSource);
}

async function hasOwnConfiguration(tree: Tree): Promise<boolean> {
  if (tree.manifest?.fields.eslintConfig !== undefined) return true;
  const candidates = tree.ancestors.flatMap((directory) => CONFIGURATIONS.map((name) => path.join(directory, name)));
  const found = await Promise.all(candidates.map((file) => stat(file).catch(() => undefined)));
  return found.some((entry) => entry?.isFile() === true);
}

/** The tree's own ESLint, where it has both a configuration and the packages for it. */
export async function findOwnEslint(tree: Tree): Promise<OwnPackage | undefined> {
  if (tree.missingPackages !== undefined || !(await hasOwnConfiguration(tree))) return undefined;
  return findOwnPackage(tree, 'eslint');
}

/** Arguments that make ESLint look at one configuration of ours and at nothing of the tree's. */
export function useConfiguration(context: AnalyserContext, name: string): string[] {
  return ['--no-config-lookup', '--config', context.toolbox.file(name), '--no-error-on-unmatched-pattern'];
}

export async function findPinnedEslint(context: AnalyserContext): Promise<{ script: string; version: string }> {
  return { script: context.toolbox.module(PINNED_SCRIPT), version: await context.toolbox.version('eslint') };
}

export const eslint: Analyser = {
  name: 'eslint',
  looksFor: 'JavaScript or TypeScript',
  isRequired: true,
  // A tree's own rules may be about any file; what has an analyser of its own is not meant.
  reads: (file) => !isDockerfile(file) && !isWorkflowOrAction(file),
  applies: hasSources,
  async analyse(context) {
    const own = await findOwnEslint(context.tree);
    const pinned = await findPinnedEslint(context);
    const run =
      own === undefined
        ? { ...pinned, args: useConfiguration(context, 'eslint-default.mjs'), why: 'Find mistakes in the sources' }
        : {
            script: path.join(own.directory, 'bin/eslint.js'),
            version: own.version,
            args: [],
            why: 'Find what the tree’s own lint rules refuse',
          };
    return { version: run.version, findings: await runEslint(context, { tool: 'eslint', ...run }) };
  },
};
