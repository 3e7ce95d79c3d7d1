import path from 'node:path';

/** Environment in which act is found on the PATH and the cache is the tests' own. */
export function chainEnvironment(act: string, cache: string): Record<string, string> {
  const directory = path.isAbsolute(act) ? `${path.dirname(act)}${path.delimiter}` : '';
  return { PATH: directory + (process.env.PATH ?? ''), ORCHESTRATE_CACHE_DIR: cache, NO_COLOR: '1' };
}
