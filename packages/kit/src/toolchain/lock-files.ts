import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ExternalError } from '../errors';

/** The lock files that packages can be installed from; the first that is there counts. */
export const LOCK_FILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'] as const;
/** See {@link LOCK_FILES}. */
export type LockFile = (typeof LOCK_FILES)[number];

/** A lock file's name and its text. */
export interface Lock {
  readonly file: LockFile;
  readonly text: string;
}

/** Reads the lock file of a directory; `undefined` where it has none. */
export async function readLock(directory: string): Promise<Lock | undefined> {
  for (const file of LOCK_FILES) {
    const text = await readFile(path.join(directory, file), 'utf8').catch(() => undefined);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

const NPM_FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const FETCH_MILLISECONDS = 60_000;
// By the format of the lock file, where the manifest names no version. Of two that write format 9, the first: it lets
// scripts find programs of linters that only a package of theirs names.
const PNPM_BY_FORMAT: Readonly<Record<string, string>> = { '5': '7.33.7', '6': '8.15.9', '9': '9.15.9' };
const YARN = '1.22.22';

function useNpm(omitDev: boolean): readonly [string, ...string[]] {
  return ['npm', 'ci', ...NPM_FLAGS, `--fetch-timeout=${FETCH_MILLISECONDS}`, ...(omitDev ? ['--omit=dev'] : [])];
}

/** npm fetches the other managers: it is wherever Node is, and they are not. */
function fetchManager(name: string, version: string): readonly [string, ...string[]] {
  return ['npm', 'exec', '--yes', `--package=${name}@${version}`, '--', name];
}

function readVersion(manifest: string, name: string): string | undefined {
  const { packageManager } = JSON.parse(manifest) as { packageManager?: unknown };
  const [, own, version] = /^(\w+)@(\d+\.\d+\.\d+)(?:\+.*)?$/.exec(String(packageManager)) ?? [];
  return own === name ? version : undefined;
}

/**
 * The command that installs exactly what a lock file pins, scripts of packages left out.
 * @param manifest - text of `package.json`, which may say which version of its manager made the lock file
 * @throws {ExternalError} `npm-ci`, for a lock file of a format that is not known
 */
export function createInstallCommand(lock: Lock, manifest: string, omitDev: boolean): readonly [string, ...string[]] {
  if (lock.file === 'package-lock.json') return useNpm(omitDev);
  const frozen = ['install', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'];
  if (lock.file === 'pnpm-lock.yaml') {
    const format = /^lockfileVersion:\s*'?(\d+)/m.exec(lock.text)?.[1] ?? '';
    const version = readVersion(manifest, 'pnpm') ?? PNPM_BY_FORMAT[format];
    if (version !== undefined) return [...fetchManager('pnpm', version), ...frozen, ...(omitDev ? ['--prod'] : [])];
  } else if (lock.text.includes('# yarn lockfile v1')) {
    const version = readVersion(manifest, 'yarn') ?? YARN;
    return [...fetchManager('yarn', version), ...frozen, '--non-interactive', ...(omitDev ? ['--production'] : [])];
  }
  throw new ExternalError(
    'npm-ci',
    `${lock.file} is of a format that is not installed from here; install the packages in a step before this one`,
    false,
  );
}
