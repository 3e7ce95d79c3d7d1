import path from 'node:path';

import { listKeyVariables } from '@orchestrate/kit/models/roster';

/** Environment in which act is found on the PATH, the cache is the tests' own, and no key of a model is there. */
export function chainEnvironment(act: string, cache: string): Record<string, string> {
  const directory = path.isAbsolute(act) ? `${path.dirname(act)}${path.delimiter}` : '';
  const keys = Object.fromEntries(listKeyVariables({ providers: {} }).map((name) => [name, '']));
  return {
    ...keys,
    PATH: directory + (process.env.PATH ?? ''),
    ORCHESTRATE_CACHE_DIR: cache,
    ORCHESTRATE_CONFIG_DIR: path.join(cache, 'config'),
    NO_COLOR: '1',
  };
}
