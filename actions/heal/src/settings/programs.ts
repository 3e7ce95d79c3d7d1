import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { ScriptSurroundings } from './script';

/** What of manifests and of npm lock files matters here. */
interface Described {
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly packages?: Readonly<Record<string, Described>>;
}

function parse(text: string | undefined): Described {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Programs that an npm lock file names; `undefined` of any other, which names none. */
export function listLockedPrograms(lock: string | undefined): string[] | undefined {
  const { packages } = parse(lock);
  if (packages === undefined) return undefined;
  const named = Object.entries(packages).flatMap(([place, { bin }]) =>
    bin === undefined ? [] : typeof bin === 'string' ? [path.posix.basename(place)] : Object.keys(bin),
  );
  return [...new Set(named)].sort();
}

/** Names of a manifest's scripts; none of a text that is none. */
export function listScripts(manifest: string | undefined): string[] {
  return Object.keys(parse(manifest).scripts ?? {});
}

/** Programs that are laid out for a package and for the root around it. */
async function listInstalledPrograms(root: string, directory: string): Promise<string[] | undefined> {
  const places = new Set([directory, '.'].map((place) => path.join(root, place, 'node_modules/.bin')));
  const found = await Promise.all([...places].map((place) => readdir(place).catch(() => [])));
  const names = found.flat();
  return names.length === 0 ? undefined : [...new Set(names)].sort();
}

/**
 * Programs that the scripts of a manifest can call; `undefined` where nothing tells them all, so that none can be said
 * to be missing.
 * @param installed - absolute; root of a copy of the tree whose packages are in place
 */
export async function readPrograms(
  tree: Pick<Tree, 'root'>,
  manifest: string,
  installed: string,
): Promise<string[] | undefined> {
  const directory = path.posix.dirname(manifest);
  const beside = await readTreeFile(tree, path.posix.join(directory, 'package-lock.json'));
  const lock = beside ?? (await readTreeFile(tree, 'package-lock.json'));
  return listLockedPrograms(lock) ?? listInstalledPrograms(installed, directory);
}

/**
 * What words of scripts are judged by, in a file of settings or in a manifest.
 * @param installed - see {@link readPrograms}
 */
export async function readScriptSurroundings(
  tree: Pick<Tree, 'root'>,
  file: string,
  files: readonly string[],
  installed: string,
): Promise<ScriptSurroundings> {
  const manifest = path.posix.join(path.posix.dirname(file), 'package.json');
  const scripts = listScripts(await readTreeFile(tree, manifest));
  return { file, files, scripts, programs: await readPrograms(tree, manifest, installed) };
}
