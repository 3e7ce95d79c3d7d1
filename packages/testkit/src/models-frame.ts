import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import type { EventBody } from '@orchestrate/contracts/event';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';
import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { systemClock } from '@orchestrate/kit/clock';
import type { ModelsFrame } from '@orchestrate/kit/models/models-frame';
import type { ModelProvider } from '@orchestrate/kit/models/provider';
import { listProviders } from '@orchestrate/kit/models/roster';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRedactor } from '@orchestrate/kit/safety/redaction';

/** A key that must be found nowhere: every sample environment has it. */
export const PLANTED_KEY = 'planted-key-0123456789-abcdefghij';

/** A {@link ModelsFrame} for tests, and what was told through it. */
export interface SampleModelsFrame extends ModelsFrame {
  readonly events: readonly EventBody[];
  readonly logged: readonly string[];
  /** Names of providers that were opened, in order. */
  readonly opened: readonly string[];
}

/** What {@link createModelsFrame} lets a test choose. */
export interface ModelsFrameOptions extends Partial<Omit<ModelsFrame, 'settings' | 'roster' | 'openProvider'>> {
  /** As in `.orchestrate.yml`. */
  readonly settings?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly providers?: Readonly<Record<string, ModelProvider>>;
}

/** Makes a frame over a new run directory in `home`, in which who is not given as a provider cannot be opened. */
export async function createModelsFrame(home: string, options: ModelsFrameOptions = {}): Promise<SampleModelsFrame> {
  const { providers = {}, environment = { OPENAI_API_KEY: PLANTED_KEY }, settings: given, ...overrides } = options;
  const settings: ModelSettings = modelSettingsSchema.parse(given ?? {});
  const events: EventBody[] = [];
  const logged: string[] = [];
  const opened: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const cassette = overrides.cassette ?? { mode: 'off', directory: path.join(home, 'cassettes') };
  const run = overrides.run ?? (await createRunDirectory(home, systemClock));
  await mkdir(run.resolve('phases/heal'), { recursive: true });
  return {
    log: { debug: log, info: log, warning: log, error: log },
    clock: systemClock,
    redact: createRedactor([PLANTED_KEY]),
    signal: new AbortController().signal,
    cacheDirectory: path.join(home, 'cache'),
    step: 'heal',
    evidence: { directory: 'phases/heal', emit: (event) => void events.push(event) },
    settings,
    roster: listProviders(settings, environment, cassette.mode === 'replay'),
    openProvider: (name) => {
      opened.push(name);
      const provider = providers[name];
      return provider === undefined
        ? Promise.reject(new Error(`no test asks ${name}`))
        : Promise.resolve({ ...provider, name });
    },
    random: () => 0,
    ...overrides,
    run,
    cassette,
    events,
    logged,
    opened,
  };
}
