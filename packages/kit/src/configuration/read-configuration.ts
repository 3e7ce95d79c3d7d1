import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { configurationSchema } from '@orchestrate/contracts/configuration';

import { ConfigurationError, isNotFound } from '../errors';
import { locateIssues } from '../yaml/located-issues';
import { parseYaml } from '../yaml/located-yaml';

import type { Trust } from './trust';
import { keepTrusted } from './trusted-settings';

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

/** What of a file holds where the tree is not trusted: the rest as the tree says, safety as the base of the change does. */
async function holdToBase(own: Configuration, file: string, name: string, trust: Trust): Promise<Configuration> {
  const base = await trust.readBase(file);
  const trusted = 'lack' in base ? undefined : parseIfValid(base.text, name);
  const { configuration, refused } = keepTrusted(own, trusted ?? defaultConfiguration());
  if (refused.length > 0) {
    const lack = 'lack' in base ? base.lack : 'that file is not valid';
    const source = trusted === undefined ? `the defaults (${lack})` : 'the file of its base';
    trust.tell(`${name}: ${refused.join(', ')} hold as in ${source}, not as in this tree, because ${trust.reason}`);
  }
  return configuration;
}

function parseIfValid(text: string, name: string): Configuration | undefined {
  try {
    return parseConfiguration(text, name);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

/**
 * Reads the configuration file of a directory.
 * @param file - the name a user gave; empty: `.orchestrate.yml`, which may be missing
 * @param trust - where given, the tree is not trusted with what touches safety
 */
export async function readConfiguration(directory: string, file = '', trust?: Trust): Promise<Configuration> {
  const name = file === '' ? CONFIGURATION_FILE : file;
  const text = await readFile(path.resolve(directory, name), 'utf8').catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    if (file !== '')
      throw new ConfigurationError('configuration-not-found', [
        `config: there is no file ${JSON.stringify(file)} in ${directory}`,
      ]);
    return undefined;
  });
  const own = text === undefined ? defaultConfiguration() : parseConfiguration(text, name);
  return trust === undefined ? own : holdToBase(own, path.resolve(directory, name), name, trust);
}
