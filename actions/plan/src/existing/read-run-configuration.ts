import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { CONFIGURATION_FILE, readConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import type { Trust } from '@orchestrate/kit/configuration/trust';

import type { Inputs } from '../inputs';

import { chooseGates } from './choose-gates';
import { readManifest } from './manifest';

type Asked = Pick<Inputs, 'config' | 'service'>;

/** The configuration file that holds: the one that is named, else that of the service, or of the working directory. */
export function findConfigurationFile({ config, service }: Asked): string {
  return config === '' ? path.join(service, CONFIGURATION_FILE) : config;
}

/** Reads the configuration of a run. A service that was there before has the gates that it has scripts for. */
export async function readRunConfiguration(
  inputs: Asked,
  workingDirectory: string,
  trust?: Trust,
): Promise<Configuration> {
  const { config, service } = inputs;
  if (service === '') return readConfiguration(workingDirectory, config, trust);
  const directory = path.resolve(workingDirectory, service);
  const configuration = await readConfiguration(config === '' ? directory : workingDirectory, config, trust);
  const { scripts } = await readManifest(directory, service);
  return { ...configuration, gates: chooseGates(configuration, scripts) };
}
