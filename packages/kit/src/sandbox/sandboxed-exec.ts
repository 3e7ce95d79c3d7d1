import { readFile, realpath } from 'node:fs/promises';

import { ExternalError } from '../errors';
import type { Command, Exec } from '../exec/command';
import { readToolVersion } from '../exec/tool-versions';

import { enterBubblewrap } from './bubblewrap';
import { isWithin } from './mount';
import { listMountPoints } from './mount-points';
import { planMounts } from './plan-mounts';
import type { Confinement, Sandbox } from './sandbox';
import { SANDBOX_HOME } from './sandbox';
import { enterUnshare } from './unshare';

/** A program of the tree is not started outside, not even to ask for its version. */
function findVersion({ version, argv: [file] }: Command): Promise<string> {
  if (version !== undefined) return Promise.resolve(version);
  const isTheMachines = file === process.execPath || !file.includes('/');
  return isTheMachines ? readToolVersion(file) : Promise.resolve('unknown');
}

async function enter(sandbox: Sandbox, confinement: Confinement, command: Command): Promise<[string, ...string[]]> {
  const { tree, writable = [], network = 'none' } = confinement;
  const cwd = await realpath(command.cwd);
  const places = await Promise.all([tree, ...writable].map((place) => realpath(place)));
  if (!places.some((place) => isWithin(place, cwd)))
    throw new ExternalError('sandbox', `${command.cwd} is not in the sandbox, so no command can run there`, false);
  const mounts = await planMounts(confinement, sandbox.environment);
  const { program, version } = sandbox;
  const entry = { program, version, mounts, network, cwd, argv: command.argv };
  if (sandbox.kind === 'bubblewrap') return enterBubblewrap(entry);
  return enterUnshare(entry, listMountPoints(await readFile('/proc/self/mountinfo', 'utf8')));
}

/**
 * An {@link Exec} whose commands run in a sandbox: users, processes, mounts and network of their own, no capability, the
 * machine's programs readable, the tree writable, `/tmp` and home private, and no variable but the sandbox's own and
 * those that are given. Time-outs, signals, output and the record are those of the Exec that it wraps; with the command
 * everything that it started ends.
 *
 * The tree is as its commands left it: whoever runs a program of it outside afterwards has no sandbox.
 * @throws {ExternalError} `sandbox`, from `run`, for a directory that is not inside
 */
export function createSandboxedExec(exec: Exec, sandbox: Sandbox, confinement: Confinement): Exec {
  const own = { HOME: SANDBOX_HOME, TMPDIR: '/tmp' };
  return {
    async run(command) {
      const argv = await enter(sandbox, confinement, command);
      const environment = { ...sandbox.environment, ...own, ...confinement.environment, ...command.environment };
      return exec.run({ ...command, argv, environment, version: await findVersion(command) });
    },
  };
}
