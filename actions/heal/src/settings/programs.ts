import path from 'node:path';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { ScriptSurroundings } from './script';

/** What of manifests and of npm lock files matters here. */
interface Described {
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
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

/**
 * Programs that a package's scripts can call: those that an npm lock file names, and the names of what the manifest asks
 * for, since other lock files name none.
 */
export function listPrograms(manifest: string | undefined, lock: string | undefined): string[] {
  const { dependencies = {}, devDependencies = {} } = parse(manifest);
  const named = Object.entries(parse(lock).packages ?? {}).flatMap(([place, { bin }]) =>
    bin === undefined ? [] : typeof bin === 'string' ? [path.posix.basename(place)] : Object.keys(bin),
  );
  return [...new Set([...named, ...Object.keys(dependencies), ...Object.keys(devDependencies)])].sort();
}

/** Names of a manifest's scripts; none of a text that is none. */
export function listScripts(manifest: string | undefined): string[] {
  return Object.keys(parse(manifest).scripts ?? {});
}

/** See {@link listPrograms}; of the package whose manifest is given, with the lock file beside it or at the root. */
export async function readPrograms(tree: Pick<Tree, 'root'>, manifest: string): Promise<string[]> {
  const beside = await readTreeFile(tree, path.posix.join(path.posix.dirname(manifest), 'package-lock.json'));
  const lock = beside ?? (await readTreeFile(tree, 'package-lock.json'));
  return listPrograms(await readTreeFile(tree, manifest), lock);
}

/** What words of scripts are judged by, in a file of settings or in a manifest. */
export async function readScriptSurroundings(
  tree: Pick<Tree, 'root'>,
  file: string,
  files: readonly string[],
): Promise<ScriptSurroundings> {
  const manifest = path.posix.join(path.posix.dirname(file), 'package.json');
  const scripts = listScripts(await readTreeFile(tree, manifest));
  return { file, files, scripts, programs: await readPrograms(tree, manifest) };
}
