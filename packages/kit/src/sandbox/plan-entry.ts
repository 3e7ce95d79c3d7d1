import { readFile, realpath } from 'node:fs/promises';

import { ExternalError } from '../errors';
import type { Command } from '../exec/command';
import { findProgram } from '../exec/find-program';

import { type Entry, enterBubblewrap } from './bubblewrap';
import { isWithin } from './mount';
import { listMountPoints } from './mount-points';
import { planMounts } from './plan-mounts';
import type { Confinement, Sandbox } from './sandbox';
import { enterUnshare } from './unshare';

/** Of a program that lies elsewhere than the machine's own its file alone is shown. */
async function findPrograms(file: string, { environment }: Sandbox): Promise<string[]> {
  if (file.includes('/')) return [];
  const program = await findProgram(file, environment);
  return program === undefined ? [] : [program.file];
}

/**
 * What a way into a sandbox is made of for one program.
 * @throws {ExternalError} `sandbox`, for a directory that is not inside
 */
export async function planEntry(
  sandbox: Sandbox,
  confinement: Confinement,
  { argv, cwd: given }: Pick<Command, 'argv' | 'cwd'>,
): Promise<Entry> {
  const { tree, writable = [], network = 'none', mayNest = false } = confinement;
  const cwd = await realpath(given);
  const places = await Promise.all([tree, ...writable].map((place) => realpath(place)));
  if (!places.some((place) => isWithin(place, cwd)))
    throw new ExternalError('sandbox', `${given} is not in the sandbox, so no command can run there`, false);
  const programs = await findPrograms(argv[0], sandbox);
  const mounts = await planMounts({ ...confinement, programs }, sandbox.environment);
  const { program, version } = sandbox;
  return { program, version, mounts, network, mayNest, cwd, argv };
}

/** The command line of a sandbox of namespaces. What runs in it sees the environment that it is started with. */
export async function enterNamespaces(kind: 'bubblewrap' | 'unshare', entry: Entry): Promise<[string, ...string[]]> {
  if (kind === 'bubblewrap') return enterBubblewrap(entry);
  return enterUnshare(entry, listMountPoints(await readFile('/proc/self/mountinfo', 'utf8')));
}
