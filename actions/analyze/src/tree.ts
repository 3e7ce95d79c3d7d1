import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

import { describeError } from '@orchestrate/kit/errors';
import type { Repository } from '@orchestrate/kit/git/repository';

/** The part of a `package.json` that analysers look at. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What analysers look at: a commit of the subject, checked out where nothing else writes. */
export interface Tree {
  /** Absolute; the package at hand. */
  readonly directory: string;
  /** From the repository's root to `directory`; empty for the root. */
  readonly prefix: string;
  /** Absolute: `directory` and every one above it, up to the repository's root. */
  readonly ancestors: readonly string[];
  /** Tracked regular files, relative to `directory`. */
  readonly files: readonly string[];
  /** Equal trees have equal hashes. */
  readonly hash: string;
  readonly manifest: Manifest | undefined;
  /** Why the packages that the tree needs are not there; absent when they are, or none are needed. */
  readonly missingPackages: string | undefined;
  read(file: string): Promise<string>;
}

export interface TreeOptions {
  readonly prefix: string;
  /** Makes the tree see its installed packages; throws when they cannot be had. */
  readonly linkPackages?: (tree: string) => Promise<void>;
}

function readNames(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, range]) => [name, String(range)]));
}

export function parseManifest(text: string): Manifest | undefined {
  try {
    const fields = JSON.parse(text) as unknown;
    if (typeof fields !== 'object' || fields === null) return undefined;
    const { dependencies, devDependencies } = fields as Record<string, unknown>;
    return {
      dependencies: readNames(dependencies),
      devDependencies: readNames(devDependencies),
      fields: fields as Record<string, unknown>,
    };
  } catch {
    return undefined;
  }
}

async function isRegular(file: string): Promise<boolean> {
  return lstat(file)
    .then((entry) => entry.isFile())
    .catch(() => false);
}

async function listFiles(repository: Repository, prefix: string): Promise<string[]> {
  const head = prefix === '' ? '' : `${prefix}/`;
  const tracked = (await repository.files()).filter((file) => file.startsWith(head));
  const kept = await Promise.all(tracked.map((file) => isRegular(path.join(repository.directory, file))));
  return tracked.filter((_file, index) => kept[index] === true).map((file) => file.slice(head.length));
}

async function findMissingPackages(
  root: string,
  options: TreeOptions,
  tree: Pick<Tree, 'ancestors' | 'manifest'>,
): Promise<string | undefined> {
  const { dependencies = {}, devDependencies = {} } = tree.manifest ?? {};
  const needsNone = Object.keys(dependencies).length + Object.keys(devDependencies).length === 0;
  try {
    await options.linkPackages?.(root);
  } catch (error) {
    return needsNone ? undefined : `its packages could not be installed: ${describeError(error)}`;
  }
  const found = await Promise.all(
    tree.ancestors.map((directory) => realpath(path.join(directory, 'node_modules')).catch(() => undefined)),
  );
  if (needsNone || found.some((directory) => directory !== undefined)) return undefined;
  return 'its packages are not installed and there is no package-lock.json: install them in a step before this one';
}

/** Opens a checked-out commit for analysis. */
export async function openTree(repository: Repository, options: TreeOptions): Promise<Tree> {
  const head = await repository.head();
  if (head === undefined) throw new Error(`${repository.directory} has no commit`);
  const root = await realpath(repository.directory);
  const directory = path.join(root, options.prefix);
  const files = await listFiles(repository, options.prefix);
  const text = files.includes('package.json') ? await readFile(path.join(directory, 'package.json'), 'utf8') : '';
  const manifest = parseManifest(text);
  const parts = options.prefix.split('/').filter(Boolean);
  const ancestors = parts.map((_part, index) => path.join(root, ...parts.slice(0, parts.length - index)));
  ancestors.push(root);
  return {
    directory,
    prefix: options.prefix,
    ancestors,
    files,
    hash: await repository.treeHash(head),
    manifest,
    missingPackages: await findMissingPackages(root, options, { ancestors, manifest }),
    read: (file) => readFile(path.join(directory, file), 'utf8'),
  };
}
