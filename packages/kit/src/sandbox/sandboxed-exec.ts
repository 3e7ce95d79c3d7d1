import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Command, CommandResult, Exec } from '../exec/command';
import { DEFAULT_TIMEOUT_SECONDS } from '../exec/command';
import { readToolVersion } from '../exec/tool-versions';

import type { Entry } from './bubblewrap';
import { enterContainer } from './docker';
import { enterNamespaces, planEntry } from './plan-entry';
import type { Confinement, Sandbox } from './sandbox';
import { SANDBOX_HOME } from './sandbox';

/** A program of the tree is not started outside, not even to ask for its version. */
function findVersion({ version, argv: [file] }: Command): Promise<string> {
  if (version !== undefined) return Promise.resolve(version);
  const isTheMachines = file === process.execPath || !file.includes('/');
  return isTheMachines ? readToolVersion(file) : Promise.resolve('unknown');
}

function describePlace({ kind, version }: Sandbox, { network }: Entry): string {
  return `in a sandbox: ${kind} ${version}, ${network === 'none' ? 'without network' : 'with the network of the machine'}`;
}

type Environment = Readonly<Record<string, string>>;

async function runInContainer(exec: Exec, command: Command, entry: Entry, environment: Environment) {
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const timeout = command.timeout ?? DEFAULT_TIMEOUT_SECONDS;
  const emptyFile = path.join(os.tmpdir(), `orchestrate-empty-${uid}`);
  await writeFile(emptyFile, '', { mode: 0o444, flag: 'a' });
  const { argv, name } = enterContainer({ ...entry, environment, timeout, user: `${uid}:${gid}`, emptyFile });
  // What is left is docker's own environment: what code sees is on the command line.
  const { environment: _replaced, env: _added, ...rest } = command;
  const result = await exec.run({ ...rest, argv });
  if (result.outcome !== 'exited') await removeContainer(exec, entry, name, command.cwd);
  return result;
}

async function removeContainer(exec: Exec, { program }: Entry, name: string, cwd: string): Promise<CommandResult> {
  const argv = [program, 'rm', '--force', name] as const;
  const why = 'End what ran in a container that was cut off';
  return exec.run({ tool: 'docker', argv, cwd, why, timeout: 30, quiet: true, reach: 'machine' });
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
      const entry = await planEntry(sandbox, confinement, command);
      const environment = { ...sandbox.environment, ...own, ...confinement.environment, ...command.environment };
      const record = { argv: command.argv, place: describePlace(sandbox, entry) };
      const recorded = { ...command, record, version: await findVersion(command) };
      if (sandbox.kind === 'docker') return runInContainer(exec, recorded, entry, { ...environment, ...command.env });
      const argv = await enterNamespaces(sandbox.kind, entry);
      return exec.run({ ...recorded, argv, environment });
    },
  };
}
