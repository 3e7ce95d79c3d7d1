import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

import { describeError } from '@orchestrate/kit/errors';
import type { Exec } from '@orchestrate/kit/exec/command';
import { git } from '@orchestrate/kit/git/git';
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
  /** By file, what changes with its content. */
  readonly contents: ReadonlyMap<string, string>;
  readonly manifest: Manifest | undefined;
  /** Why the packages that the tree needs are not there; absent when they are, or none are needed. */
  readonly missingPackages: string | undefined;
  read(file: string): Promise<string>;
}

export interface TreeOptions {
  readonly exec: Exec;
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

async function listContents(exec: Exec, repository: Repository, prefix: string): Promise<Map<string, string>> {
  const head = prefix === '' ? '' : `${prefix}/`;
  const listed = await git(exec, repository.directory, ['ls-tree', '-r', '-z', 'HEAD']);
  const entries = listed.split('\0').flatMap((line) => {
    // `<mode> blob <hash>\t<path>`; links have a mode of their own.
    const [, hash, file] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return hash === undefined || file?.startsWith(head) !== true ? [] : [[file.slice(head.length), hash] as const];
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
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
  return 'its packages are not installed and there is no lock file: install them in a step before this one';
}

/** Opens a checked-out commit for analysis. */
export async function openTree(repository: Repository, options: TreeOptions): Promise<Tree> {
  const root = await realpath(repository.directory);
  const directory = path.join(root, options.prefix);
  const contents = await listContents(options.exec, repository, options.prefix);
  const text = contents.has('package.json') ? await readFile(path.join(directory, 'package.json'), 'utf8') : '';
  const manifest = parseManifest(text);
  const parts = options.prefix.split('/').filter(Boolean);
  const ancestors = parts.map((_part, index) => path.join(root, ...parts.slice(0, parts.length - index)));
  ancestors.push(root);
  return {
    directory,
    prefix: options.prefix,
    ancestors,
    files: [...contents.keys()],
    contents,
    manifest,
    missingPackages: await findMissingPackages(root, options, { ancestors, manifest }),
    read: (file) => readFile(path.join(directory, file), 'utf8'),
  };
}
