import type { ModelSettings, ProviderSettings } from '@orchestrate/contracts/model-settings';
import type { Step } from '@orchestrate/contracts/phase';

import type { Deps } from '../action/deps';

import type { ModelProvider } from './provider';
import type { Roster } from './roster';

/** Whether recordings are made, answer, or neither. */
export type CassetteMode = 'off' | 'record' | 'replay';

/** Opens a provider; called when it is asked for the first time. */
export type OpenProvider = (
  name: string,
  settings: ProviderSettings,
  key: string | undefined,
) => Promise<ModelProvider>;

/** What models are asked with and within. */
export interface ModelsFrame extends Pick<Deps, 'log' | 'clock' | 'run' | 'redact' | 'signal' | 'cacheDirectory'> {
  readonly step: Step;
  readonly evidence: Pick<Deps['evidence'], 'directory' | 'emit'>;
  readonly settings: ModelSettings;
  readonly roster: Roster;
  readonly openProvider: OpenProvider;
  /** The directory is absolute. */
  readonly cassette: { readonly mode: CassetteMode; readonly directory: string };
  /** From 0 to 1, for waits. */
  readonly random: () => number;
}
