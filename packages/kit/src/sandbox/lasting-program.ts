import path from 'node:path';

import { BlockedError } from '../errors';

import type { Places } from './confined-exec';
import { listThere } from './confined-exec';
import { enterNamespaces, planEntry } from './plan-entry';
import type { Sandbox } from './sandbox';
import { SANDBOX_HOME } from './sandbox';

/** A program that somebody starts and keeps, where an Exec runs commands to their end: a service. Paths are absolute. */
export interface LastingProgram {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** What it is made of, readable and writable. */
  readonly tree: string;
  readonly writable: readonly string[];
  readonly readable: readonly string[];
  /** Whether it takes packages from where they are installed, in the cache or in the checkout. */
  readonly usesInstalled: boolean;
}

/** How it is started apart from the machine, without network. With whoever starts it, it ends too. */
export interface EnclosedProgram {
  readonly argv: readonly [string, ...string[]];
  /** Names of the variables that it sees of those that it is started with. */
  readonly inherits: readonly string[];
  /** Variables that it is to be given. */
  readonly sets: Readonly<Record<string, string>>;
  /** For people: what keeps it apart. */
  readonly by: string;
}

/**
 * Says how a program is started that is to stay.
 * @throws {BlockedError} `no-sandbox`, where a container is all there is: nobody would end it with whoever started it
 */
export async function encloseProgram(
  sandbox: Sandbox,
  places: Places,
  program: LastingProgram,
): Promise<EnclosedProgram> {
  const { kind, version, environment } = sandbox;
  if (kind === 'docker')
    throw new BlockedError('no-sandbox', [
      'beside a key a service is kept in a sandbox of namespaces, and here is Docker alone. What to do: deploy with ' +
        'target: compose; or install bubblewrap (apt-get install bubblewrap)',
    ]);
  const { tree, writable, argv, cwd } = program;
  const installed = program.usesInstalled ? [...places.readable, path.join(places.cache, 'packages')] : [];
  const readable = [...program.readable, ...(await listThere(installed))];
  const entry = await planEntry(sandbox, { tree, writable, readable }, { argv, cwd });
  return {
    argv: await enterNamespaces(kind, entry),
    inherits: [...new Set([...Object.keys(environment), ...Object.keys(places.environment)])],
    sets: { HOME: SANDBOX_HOME, TMPDIR: '/tmp' },
    by: `${kind} ${version}`,
  };
}
