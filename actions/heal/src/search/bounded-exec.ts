import type { Exec } from '@orchestrate/kit/exec/command';
import { DEFAULT_TIMEOUT_SECONDS } from '@orchestrate/kit/exec/command';
import { killByDirectory } from '@orchestrate/kit/exec/process-identity';
import { PROCESS_KEY } from '@orchestrate/kit/exec/spawn';

import type { Budget } from './budget';

/** What began in time may say what it found. */
const LEAST_SECONDS = 2;

/**
 * Runs what healing runs: nothing for longer than healing itself may take, and of what ran in a scratch tree nothing
 * stays, wherever it forked to. Other commands may be at work in the same tree; what carries their mark is theirs.
 * @param scratch - absolute: the directory that holds every scratch tree
 */
export function boundExec(exec: Exec, budget: Pick<Budget, 'remaining'>, scratch: string): Exec {
  return {
    async run(command) {
      // Git keeps the trees; half of its work is worth nothing.
      if (command.tool === 'git') return exec.run(command);
      const most = Math.max(LEAST_SECONDS, budget.remaining());
      const timeout = Math.min(command.timeout ?? DEFAULT_TIMEOUT_SECONDS, most);
      const result = await exec.run({ ...command, timeout });
      if (command.cwd.startsWith(`${scratch}/`)) killByDirectory(command.cwd, PROCESS_KEY);
      return result;
    },
  };
}
