import { realpath } from 'node:fs/promises';
import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';

import type { Exec } from '../../exec/command';
import { findSandbox } from '../../sandbox/find-sandbox';
import type { NoSandbox, Sandbox } from '../../sandbox/sandbox';
import { createSandboxedExec } from '../../sandbox/sandboxed-exec';
import { ModelError } from '../provider';

/** What keeps programs apart from the machine. */
export interface AgentGround {
  /** Looked for when a program is first started. */
  readonly findSandbox: () => Promise<Sandbox | NoSandbox>;
  /** `safety.allow-host`: whether a program may be started where there is none. */
  readonly allowHost: boolean;
}

/** What is shown of the machine to one start of a program. Paths are absolute. */
export interface AgentPlace {
  /** Names it in messages. */
  readonly program: string;
  /** The program, links resolved. */
  readonly file: string;
  /** Where it works. */
  readonly cwd: string;
  /** Its home and its temporary files. */
  readonly own: readonly string[];
  /** Whether it starts commands in a sandbox that it makes itself. */
  readonly mayNest: boolean;
}

/** Not Docker: what a container is given stands on a command line that others read, and a key is given. */
const KINDS = ['bubblewrap', 'unshare'] as const;

/** Looks for what keeps programs apart, once. */
export function createAgentGround(
  exec: Exec,
  environment: Readonly<Record<string, string | undefined>>,
  safety: Configuration['safety'],
): AgentGround {
  let found: Promise<Sandbox | NoSandbox> | undefined;
  return {
    findSandbox: () => (found ??= findSandbox({ exec, environment, kinds: KINDS })),
    allowHost: safety['allow-host'],
  };
}

/** All packages that it was installed with, else the directory of programs that it is in, else the program alone. */
function findInstallation(file: string): string {
  const modules = '/node_modules/';
  const at = file.indexOf(modules);
  if (at >= 0) return file.slice(0, at + modules.length - 1);
  const directory = path.dirname(file);
  return path.basename(directory) === 'bin' ? directory : file;
}

/**
 * An {@link Exec} for one start of a program: it sees its installation, what it works on and its home, and of the
 * processes of the machine none; the network is the machine's, because it asks a server.
 * @throws {ModelError} `no-sandbox`, where there is none and nobody allowed to do without
 */
export async function confineAgent(exec: Exec, ground: AgentGround, place: AgentPlace): Promise<Exec> {
  const sandbox = await ground.findSandbox();
  if (sandbox.kind === 'none') {
    if (ground.allowHost) return exec;
    const { reason, remedy } = sandbox;
    throw new ModelError(
      'no-sandbox',
      `${place.program} is not started without a sandbox, and there is none: ${reason}. What to do: ${remedy}`,
    );
  }
  return createSandboxedExec(exec, sandbox, {
    tree: place.cwd,
    writable: place.own,
    readable: [findInstallation(await realpath(place.file))],
    network: 'host',
    mayNest: place.mayNest,
  });
}
