import type { ProviderSettings } from '@orchestrate/contracts/model-settings';
import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import type { ModelProvider } from '@orchestrate/kit/models/provider';
import { openProvider } from '@orchestrate/kit/models/providers/open-provider';

/** Every provider that speaks HTTP, by protocol, as settings name it; `path` is what its clients expect before theirs. */
export const HTTP_PROVIDERS = {
  'openai-chat': { settings: { kind: 'openai', api: 'chat' }, path: '/v1' },
  'openai-responses': { settings: { kind: 'openai', api: 'responses' }, path: '/v1' },
  'azure-openai': { settings: { kind: 'azure-openai' }, path: '' },
  anthropic: { settings: { kind: 'anthropic' }, path: '' },
  gemini: { settings: { kind: 'gemini' }, path: '' },
  ollama: { settings: { kind: 'ollama' }, path: '' },
} as const satisfies Record<
  string,
  { readonly settings: Partial<ProviderSettings> & Pick<ProviderSettings, 'kind'>; readonly path: string }
>;

/** See {@link HTTP_PROVIDERS}. */
export type HttpProviderName = keyof typeof HTTP_PROVIDERS;

/** The key that a fake provider is opened with: it has the form of one, and opens nothing. */
export const FAKE_KEY = 'fake-key-0123456789abcdef';

/** Opens a provider, by its real code, at the address of a fake or independent server. */
export function openFakeProvider(
  name: HttpProviderName,
  url: string,
  more: Partial<ProviderSettings> = {},
): Promise<ModelProvider> {
  const { settings, path } = HTTP_PROVIDERS[name];
  const given = { ...settings, 'base-url': `${url}${path}`, 'key-variable': 'FAKE_KEY', ...more };
  return openProvider(name, providerSettingsSchema.parse(given), { FAKE_KEY });
}
