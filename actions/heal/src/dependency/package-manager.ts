import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

/** What is to be added to a manifest. */
export interface Addition {
  /** `name@version`; none: the lock file is only brought in step. */
  readonly packages: readonly string[];
  readonly isExact: boolean;
  readonly isDevelopment: boolean;
  /** The package is one of several that share the lock file. */
  readonly isMember: boolean;
}

/** What has to be known of a package manager to change what it pins. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'berry';
  readonly lockFile: string;
  /** Changes manifest and lock file; run in the package's own directory. */
  change(addition: Addition): readonly [string, ...string[]];
  /** Installs exactly what the lock file pins, scripts of packages left out. */
  readonly install: readonly [string, ...string[]];
}

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund'];

const npm: PackageManager = {
  name: 'npm',
  lockFile: 'package-lock.json',
  change({ packages, isExact, isDevelopment }) {
    const how = packages.length === 0 ? [] : isExact ? ['--save-exact'] : ['--save-prefix=^'];
    const dev = isDevelopment ? ['--save-dev'] : [];
    return ['npm', 'install', ...packages, '--package-lock-only', ...QUIET, ...how, ...dev];
  },
  install: ['npm', 'ci', ...QUIET],
};

const pnpm: PackageManager = {
  name: 'pnpm',
  lockFile: 'pnpm-lock.yaml',
  change({ packages, isExact, isDevelopment, isMember }) {
    const only = ['--lockfile-only', '--ignore-scripts'];
    if (packages.length === 0) return ['pnpm', 'install', '--no-frozen-lockfile', ...only];
    const how = [...(isExact ? ['--save-exact'] : []), ...(isDevelopment ? ['--save-dev'] : [])];
    return ['pnpm', 'add', ...packages, ...only, ...how, ...(isMember ? [] : ['--ignore-workspace-root-check'])];
  },
  install: ['pnpm', 'install', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'],
};

const yarn: PackageManager = {
  name: 'yarn',
  lockFile: 'yarn.lock',
  change({ packages, isExact, isDevelopment, isMember }) {
    const quiet = ['--ignore-scripts', '--non-interactive'];
    if (packages.length === 0) return ['yarn', 'install', ...quiet];
    const how = [...(isExact ? ['--exact'] : []), ...(isDevelopment ? ['--dev'] : [])];
    return ['yarn', 'add', ...packages, ...quiet, ...how, ...(isMember ? [] : ['--ignore-workspace-root-check'])];
  },
  install: ['yarn', 'install', '--frozen-lockfile', '--ignore-scripts', '--non-interactive', '--prefer-offline'],
};

const berry: PackageManager = {
  name: 'berry',
  lockFile: 'yarn.lock',
  change({ packages, isExact, isDevelopment }) {
    const mode = ['--mode=update-lockfile'];
    if (packages.length === 0) return ['yarn', 'install', '--no-immutable', ...mode];
    return ['yarn', 'add', ...packages, ...mode, isExact ? '--exact' : '--caret', ...(isDevelopment ? ['--dev'] : [])];
  },
  install: ['yarn', 'install', '--immutable', '--mode=skip-build'],
};

/** A lock file's place, and whose it is. */
export interface LockHome {
  readonly manager: PackageManager;
  /** Of the lock file, from the tree's root; empty for the root. */
  readonly directory: string;
  readonly text: string;
}

async function readHome(tree: Pick<Tree, 'root'>, directory: string): Promise<LockHome | undefined> {
  for (const manager of [npm, pnpm, yarn]) {
    const file = path.join(tree.root, directory, manager.lockFile);
    if ((await stat(file).catch(() => undefined)) === undefined) continue;
    const text = (await readTreeFile(tree, path.join(directory, manager.lockFile))) ?? '';
    const isBerry = manager === yarn && /^__metadata:/m.test(text);
    return { manager: isBerry ? berry : manager, directory, text };
  }
  return undefined;
}

/** The lock file that counts where commands run: the nearest, up to the tree's root, as package managers look for it. */
export async function findLockHome({ root, cwd }: Pick<Tree, 'root' | 'cwd'>): Promise<LockHome | undefined> {
  for (let place = cwd; ; place = path.dirname(place)) {
    const home = await readHome({ root }, path.relative(root, place).split(path.sep).join('/'));
    if (home !== undefined || place === root || place === path.dirname(place)) return home;
  }
}
