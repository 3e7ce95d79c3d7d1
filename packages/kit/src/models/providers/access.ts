import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import { findProxy } from '../proxy';

/** What one provider of the settings comes to. */
export interface ProviderAccess {
  /** Its name in the settings. */
  readonly name: string;
  readonly settings: ProviderSettings;
  /** Without user name and password. */
  readonly baseUrl: string;
  /** Absent where the server asks for none. */
  readonly key: string | undefined;
  /** Where the key stands, for messages. */
  readonly keyVariable: string | undefined;
  /** For documented options that have a variable of their own, for proxies, and for nothing else. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Host and port, for messages. */
export function serverOf({ baseUrl }: ProviderAccess): string {
  return new URL(baseUrl).host;
}

/** The proxy that the server is asked through, where the environment names one. */
export function proxyOf({ baseUrl, environment }: ProviderAccess): string | undefined {
  return findProxy(baseUrl, environment);
}

/** What helps against the failures that a person mends in the settings. */
export function remediesOf({ keyVariable, settings }: ProviderAccess): {
  readonly authentication: string;
  readonly forbidden: string;
  readonly 'not-found': string;
  readonly 'out-of-quota': string;
} {
  const key = keyVariable === undefined ? 'name the key in key-variable' : `check the key in ${keyVariable}`;
  const address = settings['base-url'] === undefined ? '' : ' and base-url';
  return {
    authentication: key,
    forbidden: `${key}, and what it may use`,
    'not-found': `check the model's name${address}`,
    'out-of-quota': 'check the plan and the billing of the account that the key is of',
  };
}
