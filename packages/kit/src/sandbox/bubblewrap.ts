import type { Mount } from './mount';
import { SANDBOX_HOME } from './sandbox';

/** What a way into a sandbox is made of. */
export interface Entry {
  readonly program: string;
  readonly version: string;
  readonly mounts: readonly Mount[];
  readonly network: 'none' | 'host';
  /** Whether user namespaces may be made inside. */
  readonly mayNest: boolean;
  /** Absolute, inside. */
  readonly cwd: string;
  readonly argv: readonly [string, ...string[]];
}

const NAMESPACES = ['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'];

function describeMount(mount: Mount): string[] {
  switch (mount.kind) {
    case 'read':
      return ['--ro-bind', mount.path, mount.path];
    case 'write':
      return ['--bind', mount.path, mount.path];
    case 'link':
      return ['--symlink', mount.target, mount.path];
    case 'fresh':
      return ['--tmpfs', mount.path];
    case 'cover':
      return mount.isDirectory
        ? ['--tmpfs', mount.path, '--remount-ro', mount.path]
        : ['--ro-bind', '/dev/null', mount.path];
  }
}

/** Since 0.8.0 it can forbid further user namespaces, in which code would have capabilities again. */
function canForbidNamespaces(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 8;
}

/** Of a namespace in which it is root, root without capabilities may make none below: it is somebody else in there. */
const SOMEBODY = ['--uid', '1000', '--gid', '1000'];

/** The command line of bubblewrap for a command. */
export function enterBubblewrap(entry: Entry): [string, ...string[]] {
  const { program, version, mounts, network, mayNest, cwd, argv } = entry;
  return [
    program,
    ...NAMESPACES,
    ...(mayNest ? SOMEBODY : []),
    ...(!mayNest && canForbidNamespaces(version) ? ['--disable-userns'] : []),
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...['--die-with-parent', '--cap-drop', 'ALL', '--proc', '/proc', '--dev', '/dev'],
    // It leaves these files to be guarded by their owner, and root is the owner: kernel.core_pattern names a program.
    ...['--ro-bind', '/proc/sys', '/proc/sys'],
    ...mounts.flatMap(describeMount),
    ...['--dir', SANDBOX_HOME, '--remount-ro', '/', '--chdir', cwd, '--', ...argv],
  ];
}
