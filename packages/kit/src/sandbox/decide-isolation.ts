import type { NoSandbox, Sandbox } from './sandbox';

/** What the decision depends on. */
export interface IsolationQuestion {
  /** Whether a key is held or code of a model is run: with neither, code runs as it always did. */
  readonly isLive: boolean;
  readonly sandbox: Sandbox | NoSandbox;
  /** `safety.allow-host` */
  readonly allowHost: boolean;
}

/** Where code of the repository or of a model runs. The texts are for people. */
export type Isolation =
  | { readonly mode: 'sandbox'; readonly sandbox: Sandbox }
  | { readonly mode: 'host'; readonly warning?: string }
  | { readonly mode: 'blocked'; readonly reason: string };

/**
 * Decides where code runs. Live it runs in a sandbox; where there is none, only somebody who allowed it lets it run on
 * the machine itself. Allowing it does not switch off a sandbox that is there.
 */
export function decideIsolation({ isLive, sandbox, allowHost }: IsolationQuestion): Isolation {
  if (!isLive) return { mode: 'host' };
  if (sandbox.kind !== 'none') return { mode: 'sandbox', sandbox };
  if (allowHost)
    return {
      mode: 'host',
      warning: `code of the repository and of models runs beside a key without a sandbox, as safety.allow-host says (${sandbox.reason})`,
    };
  return {
    mode: 'blocked',
    reason: `beside a key no code of a repository or a model is run without a sandbox, and there is none: ${sandbox.reason}. What to do: ${sandbox.remedy}`,
  };
}
