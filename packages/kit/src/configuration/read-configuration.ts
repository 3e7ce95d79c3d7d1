import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { configurationSchema } from '@orchestrate/contracts/configuration';

import { ConfigurationError, isNotFound } from '../errors';
import { locateIssues } from '../yaml/located-issues';
import { parseYaml } from '../yaml/located-yaml';

/** The configuration file's name unless an input says otherwise. */
export const CONFIGURATION_FILE = '.orchestrate.yml';

/** What holds where there is no configuration file. */
export function defaultConfiguration(): Configuration {
  return configurationSchema.parse({ version: 1 });
}

/**
 * Checks the text of a configuration file.
 * @param name - for messages
 * @throws {ConfigurationError} `bad-configuration`: every problem as `file:line:column: pointer: what is wrong; what to do`
 */
export function parseConfiguration(text: string, name: string): Configuration {
  const yaml = parseYaml(text);
  if (yaml.errors.length > 0) {
    throw new ConfigurationError(
      'bad-configuration',
      yaml.errors.map((error) => `${name}:${error.line}:${error.column}: #: ${error.message}; correct the YAML`),
    );
  }
  const result = configurationSchema.safeParse(yaml.value ?? {});
  if (result.success) return result.data;
  const problems = locateIssues(result.error, yaml).map(
    ({ line, column, pointer, message, advice }) => `${name}:${line}:${column}: ${pointer}: ${message}; ${advice}`,
  );
  throw new ConfigurationError('bad-configuration', problems);
}

/**
 * Reads the configuration file of a directory.
 * @param file - the name a user gave; empty: `.orchestrate.yml`, which may be missing
 */
export async function readConfiguration(directory: string, file = ''): Promise<Configuration> {
  const name = file === '' ? CONFIGURATION_FILE : file;
  const text = await readFile(path.resolve(directory, name), 'utf8').catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    if (file !== '')
      throw new ConfigurationError('configuration-not-found', [
        `config: there is no file ${JSON.stringify(file)} in ${directory}`,
      ]);
    return undefined;
  });
  return text === undefined ? defaultConfiguration() : parseConfiguration(text, name);
}
