import { existsSync, realpathSync } from 'node:fs';

import { ExternalError } from '../errors';

import type { Entry } from './bubblewrap';
import type { Mount } from './mount';
import { isWithin } from './mount';
import { SANDBOX_HOME } from './sandbox';
import { SET_UP } from './unshare-script';

const BASES = ['/mnt', '/media', '/srv', '/run', '/var/tmp', '/home', '/tmp'];

const NAMESPACES = ['--keep-caps', '--mount', '--pid', '--fork', '--kill-child'];

/** Of a namespace in which it is root, root without capabilities may make none below: it is somebody else in there. */
const SOMEBODY = ['--map-user=1000', '--map-group=1000'];

/** Where the new root is put together: a directory of the machine that lies above nothing that is shown. */
function chooseBase(mounts: readonly Mount[]): string {
  const sources = mounts.flatMap(({ kind, path }) =>
    kind === 'read' || kind === 'write' ? [path, realpathSync(path)] : [],
  );
  const base = BASES.find(
    (candidate) => existsSync(candidate) && !sources.some((source) => isWithin(candidate, source)),
  );
  if (base !== undefined) return base;
  throw new ExternalError('sandbox', `no directory is free to build a sandbox in; tried ${BASES.join(', ')}`, false);
}

function describeMount(mount: Mount, mountPoints: readonly string[]): string[] {
  switch (mount.kind) {
    case 'read': {
      const inner = mountPoints.filter((point) => point !== mount.path && isWithin(mount.path, point));
      return ['bind', mount.path, ...[mount.path, ...inner].flatMap((point) => ['seal', point])];
    }
    case 'write':
      return ['bind', mount.path];
    case 'link':
      return ['link', mount.target, mount.path];
    case 'fresh':
      return ['fresh', mount.path];
    case 'cover':
      return mount.isDirectory ? ['fresh', mount.path, 'seal', mount.path] : ['blank', mount.path, 'seal', mount.path];
  }
}

/**
 * The command line of unshare for a command.
 * @param mountPoints - where the machine has file systems mounted
 */
export function enterUnshare(entry: Entry, mountPoints: readonly string[]): [string, ...string[]] {
  const { program, mounts, network, mayNest, cwd, argv } = entry;
  return [
    program,
    ...['--user', ...(mayNest ? SOMEBODY : ['--map-current-user'])],
    ...NAMESPACES,
    ...['--ipc', '--uts', '--cgroup', ...(network === 'none' ? ['--net'] : [])],
    ...['--', '/bin/sh', '-c', SET_UP, 'sandbox', chooseBase(mounts), cwd, SANDBOX_HOME, network, String(mayNest)],
    ...mounts.flatMap((mount) => describeMount(mount, mountPoints)),
    ...['--', ...argv],
  ];
}
