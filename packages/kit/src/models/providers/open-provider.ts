import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import type { ModelProvider } from '../provider';
import { ModelError } from '../provider';
import { readAddressVariable, readVariable, variablesOf } from '../provider-variables';

import type { ProviderAccess } from './access';

type Environment = Readonly<Record<string, string | undefined>>;

/** The key of a provider, from the variable of its settings or its kind's usual one; `undefined` where it is unset. */
export function findKey(
  settings: Pick<ProviderSettings, 'kind' | 'key-variable'>,
  environment: Environment,
): string | undefined {
  return readVariable(environment, settings['key-variable'] ?? variablesOf(settings.kind).key);
}

function readAddress(name: string, settings: ProviderSettings, environment: Environment): string {
  const { address: variable, server } = variablesOf(settings.kind);
  const found = settings['base-url'] ?? readAddressVariable(settings.kind, environment) ?? server;
  if (found === undefined) throw new ModelError('bad-request', `${name}: set base-url to the address of the resource`);
  const url = URL.canParse(found) ? new URL(found) : undefined;
  if (url === undefined) throw new ModelError('bad-request', `${name}: ${variable ?? 'base-url'} holds no address`);
  if (url.username !== '' || url.password !== '')
    throw new ModelError('bad-request', `${name}: base-url must hold no password; give it in a key-variable`);
  return found;
}

function readAccess(name: string, settings: ProviderSettings, environment: Environment): ProviderAccess {
  const baseUrl = readAddress(name, settings, environment);
  const keyVariable = settings['key-variable'] ?? variablesOf(settings.kind).key;
  const key = findKey(settings, environment);
  // Servers of one's own often ask for none; the providers' always do.
  const isOwn = settings.kind === 'ollama' || (settings.kind !== 'azure-openai' && settings['base-url'] !== undefined);
  if (key === undefined && (!isOwn || settings['key-variable'] !== undefined))
    throw new ModelError('authentication', `${name}: there is no key; set ${keyVariable ?? 'key-variable'}`);
  // A header cannot carry it, and the error would quote it.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new ModelError('authentication', `${name}: the key in ${keyVariable ?? ''} has characters that no key has`);
  return { name, settings, baseUrl, key, keyVariable, environment };
}

/**
 * Opens a provider of the settings. It asks nothing yet; a kind's client library is loaded here and nowhere else, so
 * that who asks no model loads none.
 * @param name - in the settings
 * @throws {ModelError} `authentication` without a key, `bad-request` without an address, `missing-program`
 */
export async function openProvider(
  name: string,
  settings: ProviderSettings,
  environment: Environment,
): Promise<ModelProvider> {
  switch (settings.kind) {
    case 'openai':
      return (await import('./openai')).createOpenai(readAccess(name, settings, environment));
    case 'azure-openai':
      return (await import('./azure-openai')).createAzureOpenai(readAccess(name, settings, environment));
    case 'anthropic':
      return (await import('./anthropic')).createAnthropic(readAccess(name, settings, environment));
    case 'gemini':
      return (await import('./gemini')).createGemini(readAccess(name, settings, environment));
    case 'ollama':
      return (await import('./ollama')).createOllama(readAccess(name, settings, environment));
    case 'codex':
    case 'claude':
    case 'gemini-cli':
      throw new ModelError('missing-program', `${name}: providers of kind ${settings.kind} cannot be asked yet`);
  }
}
