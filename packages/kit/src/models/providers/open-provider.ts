import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import type { ModelProvider } from '../provider';
import { ModelError } from '../provider';

/**
 * Opens a provider of the settings. It asks nothing yet.
 * @throws {ModelError} for every kind, as long as there is no client for any
 */
export function openProvider(
  name: string,
  { kind }: ProviderSettings,
  _environment: Readonly<Record<string, string | undefined>>,
): Promise<ModelProvider> {
  return Promise.reject(
    new ModelError('missing-program', `${name}: providers of kind ${kind} cannot be asked by this version`),
  );
}
