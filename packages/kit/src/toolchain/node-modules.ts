import { copyFile, lstat, mkdir, readdir, readlink, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { listDirectories } from '../files/directories';
import { removePath } from '../run-directory/run-directory';

// Says that a directory `node_modules` is ours to replace.
const MARK = '.orchestrate-links';
const PROGRAMS = '.bin';
// What tools write beside packages: each tree gets its own.
const NOT_SHARED = new Set([MARK, PROGRAMS, '.cache', '.vite', '.vite-temp', '.vitest']);

/** Where links between the packages of one repository lead, and where they should lead instead. */
export interface WorkspaceRoots {
  /** Absolute; root of the tree that the packages were installed for. */
  readonly from: string;
  /** Absolute; root of the tree that shall see them. */
  readonly to: string;
}

interface Entry {
  /** Below `node_modules`: `zod`, `@scope/name`. */
  readonly name: string;
  /** Place of the package below the tree's root, where it is one of the tree's own. */
  readonly workspace: string | undefined;
}

async function listEntries(nodeModules: string): Promise<string[]> {
  const names = await readdir(nodeModules);
  const scoped = names.filter((name) => name.startsWith('@'));
  const inner = await Promise.all(
    scoped.map(async (scope) => (await readdir(path.join(nodeModules, scope))).map((name) => `${scope}/${name}`)),
  );
  return [...names.filter((name) => !name.startsWith('@') && !NOT_SHARED.has(name)), ...inner.flat()];
}

async function readEntries(nodeModules: string, roots: WorkspaceRoots): Promise<Entry[]> {
  const real = await realpath(nodeModules);
  const from = [path.dirname(real), await realpath(roots.from).catch(() => roots.from)];
  const names = await listEntries(real);
  return Promise.all(
    names.map(async (name) => {
      const link = path.join(real, name);
      const target = await readlink(link).catch(() => undefined);
      if (target === undefined) return { name, workspace: undefined };
      const absolute = path.resolve(path.dirname(link), target);
      const workspace = from
        .map((root) => path.relative(root, absolute))
        .find((relative) => !relative.startsWith('..') && !relative.split(path.sep).includes('node_modules'));
      return { name, workspace };
    }),
  );
}

async function isOurs(directory: string): Promise<boolean> {
  return stat(path.join(directory, MARK))
    .then(() => true)
    .catch(() => false);
}

/**
 * Programs lead to packages beside them, and of those each tree has its own: a link to the directory of programs would
 * lead those of the tree's packages back to the original.
 */
async function copyPrograms(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch(() => []);
  if (names.length > 0) await mkdir(to, { recursive: true });
  for (const name of names) {
    const target = await readlink(path.join(from, name)).catch(() => undefined);
    if (target === undefined) await copyFile(path.join(from, name), path.join(to, name));
    else await symlink(target, path.join(to, name));
  }
}

async function linkEntries(
  directory: string,
  nodeModules: string,
  entries: readonly Entry[],
  to: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, MARK), '');
  await copyPrograms(path.join(nodeModules, PROGRAMS), path.join(directory, PROGRAMS));
  for (const { name, workspace } of entries) {
    const own = workspace === undefined ? undefined : path.join(to, workspace);
    const target = own !== undefined && (await stat(own).catch(() => undefined)) ? own : path.join(nodeModules, name);
    const link = path.join(directory, name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(target, link, 'junction');
  }
}

/**
 * Makes a tree see installed packages: `<tree>/node_modules` becomes a directory with a link for each of them. One link
 * to the whole would be simpler and dangerous: `npm ci` in the tree empties what it finds there, and tools keep caches
 * in it. Where packages of one repository were linked to each other (workspaces), those links lead into the tree
 * instead of back to the original. A real `node_modules` that somebody installed there is left as it is.
 * @param roots - for a package below its repository's root; unless given, `node_modules` belongs to the root
 */
export async function linkNodeModules(
  tree: string,
  nodeModules: string,
  roots: WorkspaceRoots = { from: path.dirname(nodeModules), to: tree },
): Promise<void> {
  const link = path.join(tree, 'node_modules');
  const present = await lstat(link).catch(() => undefined);
  if (present !== undefined && !present.isSymbolicLink() && !(await isOurs(link))) return;
  await removePath(link);
  // npm makes no folder where nothing is needed.
  if ((await stat(nodeModules).catch(() => undefined)) === undefined) return;
  await linkEntries(link, nodeModules, await readEntries(nodeModules, roots), roots.to);
}

/**
 * Makes a tree see everything that is installed anywhere in a place of the same layout: the packages of the root and
 * those of each package below it.
 * @param from - absolute; the checkout, or where its lock file was installed
 * @returns whether anything is installed there
 */
export async function linkInstalled(from: string, to: string): Promise<boolean> {
  const installed = await listDirectories(from, 'node_modules');
  for (const relative of installed) {
    const parent = path.join(to, path.dirname(relative));
    if (await stat(parent).catch(() => undefined))
      await linkNodeModules(parent, path.join(from, relative), { from, to });
  }
  return installed.length > 0;
}
