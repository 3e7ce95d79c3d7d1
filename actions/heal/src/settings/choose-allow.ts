import type { Allowance } from '@orchestrate/contracts/allowance';
import type { Configuration } from '@orchestrate/contracts/configuration';

/** What may be changed that never is otherwise, and what is to be said of the choice. */
export interface AllowChoice {
  readonly allow: readonly Allowance[];
  readonly warning?: string;
}

/**
 * The words given, else those of the configuration. What a pull request says of how far it may be changed is a proposal
 * like the rest of it, so its configuration counts for nothing here.
 */
export function chooseAllow(
  given: readonly Allowance[],
  { allow: configured }: Configuration['heal'],
  isTrusted: boolean,
): AllowChoice {
  if (given.length > 0 || configured.length === 0) return { allow: given };
  if (isTrusted) return { allow: configured };
  const warning = `heal.allow (${configured.join(', ')}) is not taken from a tree that a pull request may have changed; give the input allow where it is meant`;
  return { allow: [], warning };
}
