import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '../action/deps';
import { ensureCacheEntry, pruneCache } from '../cache/entry';
import { ExternalError } from '../errors';
import { hasSucceeded, tailOutput } from '../exec/command';
import { hashParts } from '../files/hash';

/** Seconds that each attempt may take: npm has been seen to stand still for ever, and not to when it was asked again. */
const ATTEMPT_SECONDS = [180, 600] as const;
const FETCH_MILLISECONDS = 60_000;
const KEPT_TREES = 12;

type InstallDeps = Pick<Deps, 'exec' | 'cacheDirectory' | 'log'>;

interface Installation {
  /** Where to install; holds copies of the manifest and the lock. */
  readonly cwd: string;
  /** Where they come from, for messages. */
  readonly directory: string;
  readonly why: string;
  readonly omitDev: boolean;
}

/** What `npm ci` made of a lock file, in the cache. Shared by all runs: never written to. */
export interface InstalledPackages {
  /** Absolute; holds `node_modules`. */
  readonly directory: string;
  /** Absolute. */
  readonly nodeModules: string;
  readonly key: string;
  readonly wasCached: boolean;
}

const DEPENDENCY_FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'workspaces',
];

function dependencyPart(manifest: string): string {
  const fields = JSON.parse(manifest) as Record<string, unknown>;
  return JSON.stringify(DEPENDENCY_FIELDS.map((field) => fields[field] ?? null));
}

type Json = Record<string, unknown>;

function withoutIdentity({ name: _name, version: _version, ...rest }: Json): Json {
  return rest;
}

/** A lock file without the name and the version of the package itself: packages that pin the same share an entry. */
function pinnedPart(lock: string): string {
  const { packages, ...rest } = withoutIdentity(JSON.parse(lock) as Json) as { packages?: Record<string, Json> };
  return JSON.stringify({ ...rest, packages: { ...packages, '': withoutIdentity(packages?.[''] ?? {}) } });
}

const NPM_CI = { tool: 'npm', reach: 'registry' } as const;

async function runNpmCi({ cwd, directory, why, omitDev }: Installation, { exec, log }: InstallDeps): Promise<void> {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const options = [...flags, `--fetch-timeout=${FETCH_MILLISECONDS}`, ...(omitDev ? ['--omit=dev'] : [])];
  for (const timeout of ATTEMPT_SECONDS) {
    const result = await exec.run({ ...NPM_CI, argv: ['npm', 'ci', ...options], cwd, why, timeout });
    if (hasSucceeded(result)) return;
    if (result.outcome !== 'timeout')
      throw new ExternalError('npm-ci', `npm ci failed for ${directory}:\n${tailOutput(result)}`, true);
    log.warning(`npm ci did not end in ${timeout} s`);
  }
  throw new ExternalError('npm-ci', `npm ci did not end for ${directory}, twice; is the registry reachable?`, true);
}

/** Manifests of the packages below that a lock file covers too, relative: `packages/a/package.json`. */
function listMemberManifests(lock: string): string[] {
  const { packages = {} } = JSON.parse(lock) as { packages?: Json };
  return Object.keys(packages)
    .filter((place) => place !== '' && !/(^|\/)(node_modules|\.\.)(\/|$)|^\//.test(place))
    .map((place) => `${place}/package.json`);
}

/**
 * Installs what a `package-lock.json` pins, once a machine: the result lives in the cache under the hash of manifest,
 * lock, Node's major version and platform. Install scripts do not run.
 * @param directory - absolute; holds `package.json` and `package-lock.json`
 * @param options.omitDev - leave development dependencies out
 * @throws {ExternalError} `npm-ci`, with the end of npm's output
 */
export async function installPackages(
  directory: string,
  why: string,
  deps: InstallDeps,
  options: { omitDev?: boolean } = {},
): Promise<InstalledPackages> {
  const manifest = await readFile(path.join(directory, 'package.json'), 'utf8');
  const lock = await readFile(path.join(directory, 'package-lock.json'), 'utf8');
  const platform = `${process.platform}-${process.arch}-${process.versions.node.split('.')[0] ?? ''}`;
  // Settings of a repository steer npm: what it made under them is nobody else's.
  const settings = await readFile(path.join(directory, '.npmrc'), 'utf8').catch(() => undefined);
  const parts = [dependencyPart(manifest), pinnedPart(lock), platform, String(options.omitDev === true)];
  const key = hashParts([...parts, ...(settings === undefined ? [] : [settings])]).slice(0, 32);
  const entry = path.join(deps.cacheDirectory, 'packages', key);
  const { isNew } = await ensureCacheEntry(entry, async (temporary) => {
    for (const file of ['package.json', 'package-lock.json', '.npmrc', ...listMemberManifests(lock)]) {
      if (await stat(path.join(directory, file)).catch(() => undefined))
        await cp(path.join(directory, file), path.join(temporary, file));
    }
    await runNpmCi({ cwd: temporary, directory, why, omitDev: options.omitDev === true }, deps);
    // npm makes no folder where nothing is needed.
    await mkdir(path.join(temporary, 'node_modules'), { recursive: true });
  });
  if (isNew) await pruneCache(path.dirname(entry), KEPT_TREES);
  return { directory: entry, nodeModules: path.join(entry, 'node_modules'), key, wasCached: !isNew };
}

/** Version of an installed package. */
export async function readPackageVersion(nodeModules: string, name: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(nodeModules, name, 'package.json'), 'utf8')) as {
    version?: unknown;
  };
  return typeof manifest.version === 'string' ? manifest.version : 'unknown';
}
