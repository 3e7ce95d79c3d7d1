import { lstat, mkdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Deps } from '../action/deps';
import { hasSucceeded } from '../exec/command';
import { listDirectories } from '../files/directories';
import { RUN_LAYOUT, scratchDirectory } from '../run-directory/layout';
import { findCheckout } from '../subject/adopt-checkout';

import type { Places } from './confined-exec';

/** What {@link findPlaces} looks at. */
export interface PlacesFrame {
  readonly deps: Pick<Deps, 'exec' | 'run' | 'workingDirectory' | 'home' | 'cacheDirectory' | 'actionDirectory'>;
  /** The phase's part of the run's scratch directory: `heal-4711`. */
  readonly scratchName: string;
  /** The process's own. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Names of variables that the user lets commands see. */
  readonly passed: readonly string[];
  /** Names of variables that hold keys, which nothing sees, whoever lets it. */
  readonly keys: ReadonlySet<string>;
}

const DEFAULT_REGISTRY = 'https://registry.npmjs.org/';
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
const ASK_SECONDS = 30;

/** More than a repository of many packages has, and few enough to be mounted for each command. */
const MOST_INSTALLED = 200;

async function resolveThere(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  return realpath(directory);
}

function hasPassword(address: string): boolean {
  return /^[a-z+]*:?\/*[^/\s]*@/i.test(address);
}

/** The registry that the user's own settings name, asked where no repository has a say; never a password. */
async function findRegistry({ deps, environment }: PlacesFrame, cwd: string): Promise<Record<string, string>> {
  const why = 'See which registry packages come from';
  const argv = ['npm', 'config', 'get', 'registry'] as const;
  const asked = await deps.exec.run({
    tool: 'npm',
    argv,
    cwd,
    why,
    timeout: ASK_SECONDS,
    quiet: true,
    reach: 'machine',
  });
  const registry = hasSucceeded(asked) ? asked.stdout.trim() : DEFAULT_REGISTRY;
  const own = /^https?:\/\/\S+$/.test(registry) && registry !== DEFAULT_REGISTRY && !hasPassword(registry);
  const proxies = PROXIES.flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined || value === '' || hasPassword(value) ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(proxies), ...(own ? { npm_config_registry: registry } : {}) };
}

/**
 * Packages that are installed in the checkout, which trees are linked to; nothing else of it is shown. A repository may
 * hold a link of that name to any place, so links do not count.
 */
async function listInstalled({ exec, workingDirectory }: PlacesFrame['deps']): Promise<string[]> {
  const { root } = await findCheckout(exec, workingDirectory);
  const found = await listDirectories(root, 'node_modules').catch(() => []);
  const places = found.filter((relative) => !relative.startsWith('artifacts/')).map((place) => path.join(root, place));
  const kinds = await Promise.all(places.map(async (place) => (await lstat(place)).isDirectory()));
  return places.filter((_, index) => kinds[index] === true).slice(0, MOST_INSTALLED);
}

/** Finds where the commands of a phase may run; see {@link Places}. */
export async function findPlaces(frame: PlacesFrame): Promise<Places> {
  const { deps, scratchName, environment, passed, keys } = frame;
  const scratch = await resolveThere(path.join(scratchDirectory(os.tmpdir(), deps.run.id), scratchName));
  const variables = passed.flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined || keys.has(name) ? [] : [[name, value]];
  });
  let registry: Promise<Record<string, string>> | undefined;
  return {
    scratch,
    service: path.join(await realpath(deps.run.path), RUN_LAYOUT.service),
    cache: await resolveThere(deps.cacheDirectory),
    deployments: path.join(await realpath(deps.home), 'artifacts', 'deployments'),
    readable: [deps.actionDirectory, ...(await listInstalled(deps))],
    environment: { ...Object.fromEntries(variables), ORCHESTRATE_RUN: deps.run.id },
    findRegistry: () => (registry ??= findRegistry(frame, scratch)),
  };
}
