import type { NoSandbox, SandboxKind } from './sandbox';

/** What a machine says of user namespaces; `undefined` where it does not. */
export interface NamespaceSettings {
  /** `kernel.apparmor_restrict_unprivileged_userns`: Ubuntu since 23.10. */
  readonly appArmorRestricts: string | undefined;
  /** `kernel.unprivileged_userns_clone`: Debian's own. */
  readonly unprivilegedClone: string | undefined;
  /** `user.max_user_namespaces` */
  readonly mostNamespaces: string | undefined;
}

/** What became of a program that was tried. */
export interface Attempt {
  readonly kind: SandboxKind;
  /** What it said, or that it is not there. */
  readonly problem: string;
}

const OTHERWISE =
  'or run without a key; or allow code to run beside it without a sandbox: --allow-host, or safety.allow-host in ' +
  '.orchestrate.yml';

function findRemedy({ appArmorRestricts, unprivilegedClone, mostNamespaces }: NamespaceSettings): string {
  if (mostNamespaces === '0') return 'allow user namespaces: sudo sysctl -w user.max_user_namespaces=10000';
  if (unprivilegedClone === '0') return 'allow user namespaces: sudo sysctl -w kernel.unprivileged_userns_clone=1';
  if (appArmorRestricts === '1')
    return (
      'AppArmor forbids user namespaces here, as on the ubuntu-24.04 runners of GitHub; run, as a step before, ' +
      'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or load the profile bwrap-userns-restrict of ' +
      'the package apparmor-profiles and install bubblewrap'
    );
  return (
    'install bubblewrap (apt-get install bubblewrap), or start Docker; inside a container, start it so that namespaces ' +
    'and /proc may be made in it (docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined)'
  );
}

/** Says why there is no sandbox and what to do, by what was tried and what the machine says of itself. */
export function explainLack(
  platform: NodeJS.Platform,
  settings: NamespaceSettings,
  attempts: readonly Attempt[],
): NoSandbox {
  if (platform !== 'linux')
    return {
      kind: 'none',
      reason: `only Linux has the namespaces that a sandbox is made of, and this is ${platform}`,
      remedy: `run it on Linux, in a container or a virtual machine; ${OTHERWISE}`,
    };
  const reason = attempts.map(({ kind, problem }) => `${kind}: ${problem}`).join('; ');
  return { kind: 'none', reason, remedy: `${findRemedy(settings)}; ${OTHERWISE}` };
}
