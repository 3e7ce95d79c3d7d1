import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '../action/deps';
import { ensureCacheEntry, pruneCache } from '../cache/entry';
import { ExternalError } from '../errors';
import { hasSucceeded, tailOutput } from '../exec/command';
import { hashParts } from '../files/hash';

import type { Lock } from './lock-files';
import { createInstallCommand, readLock } from './lock-files';

/** Seconds that each attempt may take: npm has been seen to stand still for ever, and not to when it was asked again. */
const ATTEMPT_SECONDS = [180, 600] as const;
const KEPT_TREES = 12;

type InstallDeps = Pick<Deps, 'exec' | 'cacheDirectory' | 'log'>;

interface Installation {
  /** Where to install; holds copies of the manifest and the lock. */
  readonly cwd: string;
  /** Where they come from, for messages. */
  readonly directory: string;
  readonly why: string;
  readonly argv: readonly [string, ...string[]];
}

/** What became of a lock file, in the cache. Shared by all runs: never written to. */
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
function pinnedPart({ file, text: lock }: Lock): string {
  if (file !== 'package-lock.json') return lock;
  const { packages, ...rest } = withoutIdentity(JSON.parse(lock) as Json) as { packages?: Record<string, Json> };
  return JSON.stringify({ ...rest, packages: { ...packages, '': withoutIdentity(packages?.[''] ?? {}) } });
}

async function runInstaller({ cwd, directory, why, argv }: Installation, { exec, log }: InstallDeps): Promise<void> {
  const name = argv.find((word) => ['ci', 'pnpm', 'yarn'].includes(word)) ?? 'ci';
  const called = name === 'ci' ? 'npm ci' : `${name} install`;
  for (const timeout of ATTEMPT_SECONDS) {
    const result = await exec.run({ tool: 'npm', reach: 'registry', argv, cwd, why, timeout });
    if (hasSucceeded(result)) return;
    if (result.outcome !== 'timeout')
      throw new ExternalError('npm-ci', `${called} failed for ${directory}:\n${tailOutput(result)}`, true);
    log.warning(`${called} did not end in ${timeout} s`);
  }
  throw new ExternalError('npm-ci', `${called} did not end for ${directory}, twice; is the registry reachable?`, true);
}

/** Manifests of the packages below that a lock file covers too, relative: `packages/a/package.json`. */
function listMemberManifests({ file, text: lock }: Lock): string[] {
  if (file !== 'package-lock.json') return [];
  const { packages = {} } = JSON.parse(lock) as { packages?: Json };
  return Object.keys(packages)
    .filter((place) => place !== '' && !/(^|\/)(node_modules|\.\.)(\/|$)|^\//.test(place))
    .map((place) => `${place}/package.json`);
}

// Settings of a repository steer its package manager.
const SETTINGS = ['.npmrc', 'pnpm-workspace.yaml', '.yarnrc'];

/**
 * Installs what a lock file pins, once a machine: the result lives in the cache under the hash of manifest,
 * lock, Node's major version and platform. Install scripts do not run.
 * @param directory - absolute; holds `package.json` and a lock file of npm, pnpm or Yarn 1
 * @param options.omitDev - leave development dependencies out
 * @throws {ExternalError} `npm-ci`, with the end of the output
 */
export async function installPackages(
  directory: string,
  why: string,
  deps: InstallDeps,
  options: { omitDev?: boolean } = {},
): Promise<InstalledPackages> {
  const manifest = await readFile(path.join(directory, 'package.json'), 'utf8');
  const lock = await readLock(directory);
  if (lock === undefined) throw new ExternalError('npm-ci', `${directory} has no lock file`, false);
  const argv = createInstallCommand(lock, manifest, options.omitDev === true);
  const platform = `${process.platform}-${process.arch}-${process.versions.node.split('.')[0] ?? ''}`;
  // What was made under settings is nobody else's.
  const texts = await Promise.all(
    SETTINGS.map((file) => readFile(path.join(directory, file), 'utf8').catch(() => undefined)),
  );
  const settings = texts.filter((text) => text !== undefined);
  // Another version of a manager lays packages out in another way.
  const how = lock.file === 'package-lock.json' ? String(options.omitDev === true) : argv.join(' ');
  const parts = [dependencyPart(manifest), pinnedPart(lock), platform, how];
  const key = hashParts([...parts, ...settings]).slice(0, 32);
  const entry = path.join(deps.cacheDirectory, 'packages', key);
  const { isNew } = await ensureCacheEntry(entry, async (temporary) => {
    for (const file of ['package.json', lock.file, ...SETTINGS, ...listMemberManifests(lock)]) {
      if (await stat(path.join(directory, file)).catch(() => undefined))
        await cp(path.join(directory, file), path.join(temporary, file));
    }
    await runInstaller({ cwd: temporary, directory, why, argv }, deps);
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
