import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { readAttempts } from './attempt';
import type { RunDirectory } from './run-directory';

/** Whether an operation answers 501 still. */
export type IsOpen = (operation: Pick<PlannedOperation, 'id' | 'kind'>) => boolean;

/**
 * Tells which of the operations that no rule could infer answer 501 still, by what generating said last: models may have
 * written some of them.
 * @param output - of the last attempt of generate; without one, nothing is known to be written
 */
export function findOpenOperations(output: Pick<PhaseOutput, 'outputs'> | undefined): IsOpen {
  const custom = output?.outputs.custom;
  const open = custom === undefined ? undefined : new Set(custom.split(','));
  return ({ id, kind }) => kind === 'custom' && (open?.has(id) ?? true);
}

/** {@link findOpenOperations} of a run. */
export async function readOpenOperations(run: RunDirectory): Promise<IsOpen> {
  return findOpenOperations((await readAttempts(run, 'generate')).at(-1)?.output);
}
