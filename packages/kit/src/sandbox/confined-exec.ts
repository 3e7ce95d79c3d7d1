import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { ExternalError } from '../errors';
import type { Command, Exec } from '../exec/command';

import { isWithin } from './mount';
import type { Confinement, Sandbox } from './sandbox';
import { createSandboxedExec } from './sandboxed-exec';

/** Where the commands of a phase may run, and what they see of it. Paths are absolute. */
export interface Places {
  /** Holds the scratch directories of the phase: `<name>/<tree>`. */
  readonly scratch: string;
  /** The tree that the run works on. */
  readonly service: string;
  /** Holds installed packages, which many runs share; a command writes only where it was started. */
  readonly cache: string;
  /** What everything may read: the action's own programs, packages that are installed in the checkout. */
  readonly readable: readonly string[];
  /** Holds deployments that outlive runs, each in `<service>/<run>`, with the service in its `app`. */
  readonly deployments: string;
  /** Variables that the user lets commands see. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that lead to the registry. */
  findRegistry(): Promise<Readonly<Record<string, string>>>;
}

const AGENT_SCRATCH = 'agent-';

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Those of some files that are there. */
export async function listThere(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map(async (file) => ((await isThere(file)) ? [file] : [])));
  return found.flat();
}

/**
 * A scratch directory may hold several things: a tree, what is reported beside it (`<tree>-reports`), copies of others.
 * A command gets the one that it runs in and what is named after it; the others it may read.
 */
async function findScratchTree(scratch: string, cwd: string): Promise<Pick<Confinement, 'tree' | 'writable'>> {
  const [name = '', inner] = path.relative(scratch, cwd).split(path.sep);
  const unit = path.join(scratch, name);
  if (inner === undefined) return { tree: unit };
  const beside = (await readdir(unit)).filter((other) => other.startsWith(`${inner}-`));
  return { tree: path.join(unit, inner), writable: beside.map((other) => path.join(unit, other)) };
}

/** Of a deployment its service alone: what keeps it running lies beside it, and is run outside. */
function findDeployed(deployments: string, cwd: string): string | undefined {
  if (!isWithin(deployments, cwd)) return undefined;
  const [service = '', run = '', app] = path.relative(deployments, cwd).split(path.sep);
  return app === 'app' ? path.join(deployments, service, run, app) : undefined;
}

async function findTree(places: Places, cwd: string): Promise<Pick<Confinement, 'tree' | 'writable'>> {
  if (isWithin(places.service, cwd)) return { tree: places.service };
  if (isWithin(places.scratch, cwd) && cwd !== places.scratch) return findScratchTree(places.scratch, cwd);
  if (isWithin(places.cache, cwd) && cwd !== places.cache) return { tree: cwd };
  const deployed = findDeployed(places.deployments, cwd);
  if (deployed !== undefined) return { tree: deployed };
  throw new ExternalError('sandbox', `${cwd} is no place of this run, so nothing of a repository runs there`, false);
}

/** Histories that git reads outside: one that is written to would be somebody else's program. */
async function listRepositories(tree: string): Promise<string[]> {
  const entries = await readdir(tree, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(tree, name));
}

/** Homes of command-line agents, which hold keys. */
async function listAgents(scratch: string): Promise<string[]> {
  const names = await readdir(scratch).catch(() => []);
  return names.filter((name) => name.startsWith(AGENT_SCRATCH)).map((name) => path.join(scratch, name));
}

/** What a command is given. Links are resolved, as {@link Places} must be. */
export async function planConfinement(places: Places, command: Command): Promise<Confinement> {
  const cwd = await realpath(command.cwd);
  const { tree, writable = [] } = await findTree(places, cwd);
  const { read = [], write = [] } = command.shares ?? {};
  const isInstall = command.reach === 'registry';
  const { scratch, cache, service } = places;
  const readable = [...places.readable, scratch, path.join(cache, 'packages'), path.join(service, '.git')];
  return {
    tree,
    repositories: await listRepositories(tree),
    writable: [...writable, ...write],
    readable: [...(await listThere(readable)), ...read],
    hidden: await listAgents(scratch),
    network: isInstall ? 'host' : 'none',
    environment: isInstall ? { ...places.environment, ...(await places.findRegistry()) } : places.environment,
  };
}

/**
 * An {@link Exec} for a phase that holds a key: what may be code of a repository or of a model runs in a sandbox, each
 * command in one of its own. Only what says that it runs nothing of a tree (`reach: machine`) runs outside.
 * @param findPlaces - asked at the first command
 */
export function createConfinedExec(exec: Exec, sandbox: Sandbox, findPlaces: () => Promise<Places>): Exec {
  let places: Promise<Places> | undefined;
  return {
    async run(command) {
      if (command.reach === 'machine') return exec.run(command);
      const confinement = await planConfinement(await (places ??= findPlaces()), command);
      return createSandboxedExec(exec, sandbox, confinement).run(command);
    },
  };
}
