import os from 'node:os';
import path from 'node:path';

/**
 * The user's cache folder for this family: `ORCHESTRATE_CACHE_DIR`, else the platform's own (`XDG_CACHE_HOME`,
 * `~/Library/Caches`, `%LOCALAPPDATA%`).
 */
export function findCacheDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  const own = environment.ORCHESTRATE_CACHE_DIR;
  if (own !== undefined && own !== '') return path.resolve(own);
  if (process.platform === 'win32') return path.join(environment.LOCALAPPDATA ?? os.homedir(), 'orchestrate');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'orchestrate');
  return path.join(environment.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate');
}
