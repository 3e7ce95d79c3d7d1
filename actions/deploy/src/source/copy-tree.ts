import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';

/** Copies a directory whole; `to` must not exist. `cp` does in a tenth of a second what Node does in two. */
export async function copyTree(from: string, to: string, deps: Pick<Deps, 'exec'>): Promise<void> {
  const result = await deps.exec.run({
    tool: 'cp',
    reach: 'machine',
    argv: ['cp', '-RPp', from, to],
    cwd: path.dirname(from),
    why: 'Copy a tree',
    quiet: true,
  });
  if (!hasSucceeded(result)) throw new ExternalError('copy', `copying ${from} failed: ${tailOutput(result, 3)}`, true);
}
