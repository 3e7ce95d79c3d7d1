import type { ProviderKind, ProviderSettings } from '@orchestrate/contracts/model-settings';

import type { ModelProvider } from '../provider';
import { ModelError } from '../provider';

import type { ProviderAccess } from './access';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that usually holds a kind's key; kinds that need none are absent. */
export const USUAL_KEY_VARIABLES: Readonly<Partial<Record<ProviderKind, string>>> = {
  openai: 'OPENAI_API_KEY',
  'azure-openai': 'AZURE_OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  gemini: 'GEMINI_API_KEY',
};

// The variable that each client's own documents give the address in, and the address where nobody says one.
const ADDRESSES: Readonly<Partial<Record<ProviderKind, { readonly variable: string; readonly usual?: string }>>> = {
  openai: { variable: 'OPENAI_BASE_URL', usual: 'https://api.openai.com/v1' },
  'azure-openai': { variable: 'AZURE_OPENAI_ENDPOINT' },
  anthropic: { variable: 'ANTHROPIC_BASE_URL', usual: 'https://api.anthropic.com' },
  gemini: { variable: 'GOOGLE_GEMINI_BASE_URL', usual: 'https://generativelanguage.googleapis.com' },
  ollama: { variable: 'OLLAMA_HOST', usual: 'http://127.0.0.1:11434' },
};

/** The key of a provider, from the variable of its settings or its kind's usual one; `undefined` where it is unset. */
export function findKey(
  settings: Pick<ProviderSettings, 'kind' | 'key-variable'>,
  environment: Environment,
): string | undefined {
  const variable = settings['key-variable'] ?? USUAL_KEY_VARIABLES[settings.kind];
  const value = variable === undefined ? undefined : environment[variable]?.trim();
  return value === '' ? undefined : value;
}

function readAddress(name: string, settings: ProviderSettings, environment: Environment): string {
  const { variable, usual } = ADDRESSES[settings.kind] ?? { variable: '' };
  const said = environment[variable]?.trim();
  const found = settings['base-url'] ?? (said === '' ? undefined : said) ?? usual;
  if (found === undefined) throw new ModelError('bad-request', `${name}: set base-url to the address of the resource`);
  // Ollama's own variable may leave the protocol out.
  const text = /^https?:\/\//.test(found) ? found : `http://${found}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new ModelError('bad-request', `${name}: ${variable} holds no address`);
  if (url.username !== '' || url.password !== '')
    throw new ModelError('bad-request', `${name}: base-url must hold no password; give it in a key-variable`);
  return text;
}

function readAccess(name: string, settings: ProviderSettings, environment: Environment): ProviderAccess {
  const baseUrl = readAddress(name, settings, environment);
  const keyVariable = settings['key-variable'] ?? USUAL_KEY_VARIABLES[settings.kind];
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
