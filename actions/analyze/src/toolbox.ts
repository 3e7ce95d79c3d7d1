import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { linkNodeModules } from '@orchestrate/kit/toolchain/node-modules';
import { installPackages, readPackageVersion } from '@orchestrate/kit/toolchain/npm';

/** The pinned tools, installed, with their drivers and configurations beside them. */
export interface Toolbox {
  /** Absolute path of one of the action's own files among the tools: `eslint-default.mjs`. */
  file(name: string): string;
  /** Absolute path of a file of an installed package: `eslint/bin/eslint.js`. */
  module(file: string): string;
  version(name: string): Promise<string>;
}

/**
 * Installs the pinned tools into the cache and puts the action's own files beside a link to them, so that what those
 * import resolves.
 */
export async function openToolbox(
  deps: Pick<Deps, 'exec' | 'cacheDirectory' | 'log' | 'actionDirectory' | 'scratch'>,
): Promise<Toolbox> {
  const source = path.join(deps.actionDirectory, 'tools');
  const { nodeModules } = await installPackages(source, 'Install the pinned tools of analyze', deps);
  const directory = await deps.scratch('tools');
  const own = (await readdir(source)).filter((name) => /\.(?:mjs|json)$/.test(name) && name !== 'package-lock.json');
  for (const name of own) await copyFile(path.join(source, name), path.join(directory, name));
  await linkNodeModules(directory, nodeModules);
  return {
    file: (name) => path.join(directory, name),
    module: (file) => path.join(nodeModules, file),
    version: (name) => readPackageVersion(nodeModules, name),
  };
}
