import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { pickEnvironment } from '@orchestrate/kit/exec/pick-environment';

import { findMigration } from './find-migration';

const TIMEOUT_SECONDS = 120;

/**
 * Makes the tables of a service that was there before, where its database is a file of the copy that is started. Any
 * other database is left as it is.
 * @param app - absolute; the copy, with its packages
 * @param root - absolute; the whole copy
 */
export async function migrateDatabase(
  app: string,
  root: string,
  scripts: Readonly<Record<string, string>>,
  { exec, log, configuration }: Pick<Deps, 'exec' | 'log' | 'configuration'>,
): Promise<Deployment['database']> {
  const passed = pickEnvironment(configuration.safety['pass-environment']);
  const given = Object.keys(passed).filter((name) => passed[name] !== '');
  const migration = await findMigration(app, scripts, given);
  if (migration === undefined) return undefined;
  const { argv, refusal } = migration;
  const command = argv.filter((word) => !word.startsWith('--')).join(' ');
  if (refusal !== undefined) {
    log.info(`${command} is not run: ${refusal}`);
    return { command, outcome: 'left', reason: refusal };
  }
  const why = 'Make the tables of the database that the copy of the service has for itself';
  const shares = { write: [root] };
  const result = await exec.run({ tool: argv[0], argv, cwd: app, why, timeout: TIMEOUT_SECONDS, shares });
  if (hasSucceeded(result)) return { command, outcome: 'made' };
  const reason = result.output.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? '';
  log.info(`${command} failed: ${reason}`);
  return { command, outcome: 'failed', reason };
}
