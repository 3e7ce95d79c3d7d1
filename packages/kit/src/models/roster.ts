import type { ProviderSettings, ModelSettings } from '@orchestrate/contracts/model-settings';
import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';

import { PROVIDER_VARIABLES, readAddressVariable, readVariable, variablesOf } from './provider-variables';

type Environment = Readonly<Record<string, string | undefined>>;

/** Kinds that a key in the environment brings by itself, in the order in which they are asked. */
const BY_KEY = ['openai', 'anthropic', 'gemini', 'azure-openai'] as const;

// What a runner holds is no key of a model, whatever a configuration of a branch says.
const NO_KEY_VARIABLE = /^(?:GITHUB|ACTIONS|RUNNER|INPUT)_/i;

/** A provider that can be asked. */
export interface RosterEntry {
  /** In the settings. */
  readonly name: string;
  /** With the address and the key's variable of the environment where the settings have none. */
  readonly settings: ProviderSettings;
  readonly key: string | undefined;
}

/** Who can be asked, and who cannot and why. */
export interface Roster {
  readonly present: readonly RosterEntry[];
  readonly absent: readonly { readonly name: string; readonly reason: string }[];
}

/** Whether a server is this machine's own. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

type Judged = RosterEntry | { readonly name: string; readonly reason: string };

function judge(name: string, given: ProviderSettings, environment: Environment, isReplay: boolean): Judged {
  const { kind } = given;
  const own = given['key-variable'];
  if (own !== undefined && NO_KEY_VARIABLE.test(own))
    return { name, reason: `key-variable: ${own} belongs to the runner and is no key of a model` };
  const said = given['base-url'];
  const address = said ?? readAddressVariable(kind, environment);
  // The usual key goes to the kind's own server, or where the environment that holds the key says; a file says neither.
  const keyVariable = own ?? (said === undefined ? variablesOf(kind).key : undefined);
  const settings: ProviderSettings = { ...given, ...(address === undefined ? {} : { 'base-url': address }) };
  const entry = { name, settings, key: readVariable(environment, keyVariable) };
  if (isReplay) return { ...entry, key: undefined };
  if (kind === 'azure-openai' && address === undefined)
    return { name, reason: 'there is no address; set base-url or AZURE_OPENAI_ENDPOINT' };
  if (entry.key !== undefined && keyVariable !== undefined)
    return { ...entry, settings: { ...settings, 'key-variable': keyVariable } };
  if (keyVariable !== undefined) return { name, reason: `there is no key; set ${keyVariable}` };
  const needsKey = variablesOf(kind).key !== undefined && said !== undefined && !isLoopback(said);
  return needsKey ? { name, reason: 'a server elsewhere needs a key; name its variable in key-variable' } : entry;
}

/**
 * Says who can be asked: the providers of the settings, then those that a key in the environment brings by itself.
 * Ollama and the command-line agents need no key, and are asked only where the settings name them.
 * @param isReplay - whether recordings answer: then no key is needed, and none is handed on
 */
export function listProviders(
  { providers }: Pick<ModelSettings, 'providers'>,
  environment: Environment,
  isReplay: boolean,
): Roster {
  const usual = BY_KEY.filter((kind) => providers[kind] === undefined).map(
    (kind) => [kind, providerSettingsSchema.parse({ kind })] as const,
  );
  const judged = [...Object.entries(providers), ...usual].map(([name, settings]) =>
    judge(name, settings, environment, isReplay),
  );
  return {
    present: judged.filter((one): one is RosterEntry => 'settings' in one),
    absent: judged.filter((one) => 'reason' in one),
  };
}

/** Names of all variables that the settings, and the kinds by themselves, take keys from. */
export function listKeyVariables({ providers }: Pick<ModelSettings, 'providers'>): string[] {
  const variables = [
    ...BY_KEY.map((kind) => PROVIDER_VARIABLES[kind].key),
    ...Object.values(providers).map((settings) => settings['key-variable']),
  ];
  return [...new Set(variables.filter((variable) => variable !== undefined))];
}

/** Values of all keys that the settings and the usual variables lead to, to be masked before anything else is done. */
export function listKeyValues(settings: Pick<ModelSettings, 'providers'>, environment: Environment): string[] {
  const values = listKeyVariables(settings).map((variable) => readVariable(environment, variable));
  return [...new Set(values.filter((value) => value !== undefined))];
}
