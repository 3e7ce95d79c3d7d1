import { isDeepStrictEqual } from 'node:util';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { DEFAULT_GATES } from '@orchestrate/contracts/configuration';

// What `npm init` writes: a test that fails because there is none.
const NO_TEST = /\bno test specified\b/;

/**
 * The gates of a service that nobody here generated: those that are configured, else of the usual ones those that it
 * has a script for.
 */
export function chooseGates(
  configuration: Configuration,
  scripts: Readonly<Record<string, string>>,
): Configuration['gates'] {
  if (!isDeepStrictEqual(configuration.gates, [...DEFAULT_GATES])) return configuration.gates;
  return configuration.gates.filter(({ name }) => {
    const script = scripts[name] ?? '';
    return script.trim() !== '' && !NO_TEST.test(script);
  });
}
