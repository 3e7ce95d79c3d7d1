/** What keeps code apart from the rest of the machine. */
export type SandboxKind = 'bubblewrap' | 'unshare' | 'docker';

/** A sandbox that was tried on this machine and worked. */
export interface Sandbox {
  readonly kind: SandboxKind;
  /** Absolute path of the program. */
  readonly program: string;
  readonly version: string;
  /** What code in it sees of the machine's environment: what programs need to work, and nothing that is anybody's. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Why there is no sandbox, and what to do. */
export interface NoSandbox {
  readonly kind: 'none';
  readonly reason: string;
  readonly remedy: string;
}

/** What code in a sandbox is given. Paths are absolute. */
export interface Confinement {
  /** Readable and writable, but for its `.git`: filters and hooks in it would be run by whoever uses git outside. */
  readonly tree: string;
  /** Repositories inside of what is writable whose `.git` is read-only as well. */
  readonly repositories?: readonly string[];
  /** Further directories that are writable. */
  readonly writable?: readonly string[];
  /** Further files and directories that are readable: installed packages in a cache. */
  readonly readable?: readonly string[];
  /** Programs: shown where they lie outside of the machine's own directories. */
  readonly programs?: readonly string[];
  /** Files and directories inside the others that are empty, or cannot be read. */
  readonly hidden?: readonly string[];
  /**
   * `none` unless given: a loopback of its own and nothing else. `host` is the machine's network whole, its loopback
   * and abstract sockets included.
   */
  readonly network?: 'none' | 'host';
  /** Whether what runs in it may make user namespaces of its own: a program that has a sandbox of its own. */
  readonly mayNest?: boolean;
  /** Added to the sandbox's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The home directory inside: private, empty at the start of each command and gone at its end. */
export const SANDBOX_HOME = '/tmp/home';
