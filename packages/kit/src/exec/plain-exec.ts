import { randomBytes } from 'node:crypto';

import type { Exec } from './command';
import { scrubEnvironment } from './environment';
import { spawnCommand } from './spawn';

/** An {@link Exec} that keeps no record: for housekeeping outside an attempt, scripts and tests. */
export function createPlainExec(environment: Readonly<Record<string, string | undefined>>, signal?: AbortSignal): Exec {
  const scrubbed = scrubEnvironment(environment);
  const observer = { started: () => undefined, ended: () => undefined };
  return {
    run: (command) =>
      spawnCommand(
        command,
        { ...(command.environment ?? scrubbed), ...command.env },
        `plain-${randomBytes(8).toString('hex')}`,
        observer,
        signal,
      ),
  };
}
