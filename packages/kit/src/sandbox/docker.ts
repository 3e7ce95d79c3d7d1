import { randomBytes } from 'node:crypto';

import type { Entry } from './bubblewrap';
import type { Mount } from './mount';
import { SANDBOX_HOME } from './sandbox';

/** An image without a file in it: what code sees is what is mounted. */
export const EMPTY_IMAGE = 'orchestrate-sandbox:empty';

/** A tar archive of nothing, for `docker import`. */
export const EMPTY_ARCHIVE = '\0'.repeat(1024);

/** What the engine writes for each container itself. */
const ITS_OWN = new Set(['/etc/hosts', '/etc/resolv.conf', '/etc/hostname']);

/** Longer than a command may take: only one whose client was killed lives as long. */
const SPARE_SECONDS = 30;

/** What the engine needs to know beside the {@link Entry}. */
export interface ContainerEntry extends Entry {
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds that the command may take. */
  readonly timeout: number;
  readonly user: string;
  /** Absolute: stands over files that are hidden. Not a device, which could be written to in a container. */
  readonly emptyFile: string;
}

/** A way into a container, and the name by which it is removed. */
export interface Container {
  readonly argv: [string, ...string[]];
  readonly name: string;
}

function bind(source: string, target: string, isWritable: boolean): string[] {
  // A comma or a quote in a path would end the field; fields are CSV.
  const field = (name: string, value: string): string => `"${name}=${value.replaceAll('"', '""')}"`;
  const words = ['type=bind', field('source', source), field('target', target), ...(isWritable ? [] : ['readonly'])];
  return ['--mount', words.join(',')];
}

function describeMount(mount: Mount, emptyFile: string): string[] {
  switch (mount.kind) {
    case 'read':
      return bind(mount.path, mount.path, false);
    case 'write':
      return bind(mount.path, mount.path, true);
    case 'link':
      // The engine follows it.
      return bind(mount.path, mount.path, false);
    case 'fresh':
      return ['--tmpfs', `${mount.path}:rw,exec,nosuid,nodev,mode=1777`];
    case 'cover':
      return mount.isDirectory ? ['--tmpfs', `${mount.path}:ro,nosuid,nodev`] : bind(emptyFile, mount.path, false);
  }
}

/**
 * The command line of docker for a command: the machine's programs in an empty image, and no capability. Docker's own
 * init would be laid into a directory of the machine; `timeout` is the first process instead.
 */
export function enterContainer(entry: ContainerEntry): Container {
  const { program, mounts, network, cwd, argv, environment, timeout, user, emptyFile } = entry;
  const name = `orchestrate-sandbox-${randomBytes(8).toString('hex')}`;
  const words: [string, ...string[]] = [
    program,
    ...['run', '--rm', '--interactive', '--name', name, '--label', 'orchestrate.sandbox=1'],
    ...['--network', network, '--user', user, '--read-only', '--workdir', cwd],
    ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...mounts.filter(({ path }) => !ITS_OWN.has(path)).flatMap((mount) => describeMount(mount, emptyFile)),
    ...Object.entries(environment).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]),
    EMPTY_IMAGE,
    ...['timeout', '--signal=KILL', String(Math.ceil(timeout) + SPARE_SECONDS)],
    ...['/bin/sh', '-c', `mkdir -p ${SANDBOX_HOME}; exec "$@"`, 'sandbox', ...argv],
  ];
  return { argv: words, name };
}
