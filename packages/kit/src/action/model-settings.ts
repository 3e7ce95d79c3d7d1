import type { Configuration } from '@orchestrate/contracts/configuration';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';

import type { Trust } from '../configuration/trust';
import { ConfigurationError } from '../errors';
import { readPlanIfPresent } from '../run-directory/plan-file';
import type { RunDirectory } from '../run-directory/run-directory';

import type { ActionDefinition } from './definition';
import type { CommonInputs } from './inputs';

/** Where settings may stand. */
export interface SettingsPlaces {
  /** What the phase was given, which for plan and report is not what the user configured. */
  readonly configuration: Configuration;
  readonly run: RunDirectory;
  readonly workingDirectory: string;
  /** Where the tree is not trusted. */
  readonly trust?: Trust | undefined;
}

function passOver(error: unknown): undefined {
  // Whoever reads the file for its own sake says what is wrong with it.
  if (error instanceof ConfigurationError) return undefined;
  throw error;
}

/**
 * Finds the settings that models are asked by: their caps hold in every phase. The plan's are those of the file that it
 * is about to judge, the report's those of the run's plan; where these cannot be read, nobody is asked.
 */
export async function findModelSettings<I extends CommonInputs>(
  { step, models }: Pick<ActionDefinition<I, Record<string, string>>, 'step' | 'models'>,
  inputs: I,
  { configuration, run, workingDirectory, trust }: SettingsPlaces,
): Promise<ModelSettings | undefined> {
  if (models === undefined) return undefined;
  if (step === 'report') return (await readPlanIfPresent(run).catch(passOver))?.configuration.models;
  if (step !== 'plan') return configuration.models;
  const { readConfiguration } = await import('../configuration/read-configuration');
  const file = models.configurationFile?.(inputs) ?? '';
  return (await readConfiguration(workingDirectory, file, trust).catch(passOver))?.models;
}
