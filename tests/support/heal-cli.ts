import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from './bundle';
import type { Finished } from './command';
import { runCommand } from './command';
import { sharePackages } from './shared-packages';

const SETTINGS = ['user.name=test', 'user.email=test@localhost', 'core.autocrlf=false', 'protocol.file.allow=always'];

/** How healing a tree by the command ended. */
export interface Healed extends Finished {
  /** Absolute; nothing is there where there is no fix. */
  readonly patch: string;
}

/** Runs git in a directory, with settings that no machine's own can change, and gives what it prints. */
export async function git(directory: string, ...args: string[]): Promise<string> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return (await promisify(execFile)('git', [...settings, ...args], { cwd: directory })).stdout;
}

/** Commits everything that is in a repository. */
export async function commit(directory: string): Promise<void> {
  await git(directory, 'add', '--all');
  await git(directory, 'commit', '--quiet', '--message', 'As it is');
}

/** Types `npm run heal` for a tree. The patch and the cache lie beside it. */
export async function heal(
  directory: string,
  command = 'npm test',
  env: Readonly<Record<string, string>> = {},
): Promise<Healed> {
  const patch = `${directory}.patch`;
  const args = ['scripts/heal.mjs', '--dir', directory, '--command', command, '--patch', patch, '--timeout', '280'];
  const cache = path.join(path.dirname(directory), 'cache');
  await sharePackages(cache);
  const environment = { ORCHESTRATE_CACHE_DIR: cache, ...env };
  return { ...(await runCommand(process.execPath, args, { cwd: ROOT, env: environment })), patch };
}
