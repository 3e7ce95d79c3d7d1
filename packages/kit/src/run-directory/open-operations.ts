import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { readAttempts } from './attempt';
import type { RunDirectory } from './run-directory';

/** Whether an operation is left to be written: it answers 501, or is only documented where no request can reach it. */
export type IsOpen = (operation: Pick<PlannedOperation, 'id' | 'kind'>) => boolean;

/**
 * Tells what is left to be written, by what generating said last: models may have written what no rule could infer, and
 * what was inferred may not fit the schemas.
 * @param output - of the last attempt of generate; without one, what no rule could infer is taken for it
 */
export function findOpenOperations(output: Pick<PhaseOutput, 'outputs'> | undefined): IsOpen {
  const custom = output?.outputs.custom;
  const open = custom === undefined ? undefined : new Set(custom.split(','));
  return ({ id, kind }) => open?.has(id) ?? kind === 'custom';
}

/** {@link findOpenOperations} of a run. */
export async function readOpenOperations(run: RunDirectory): Promise<IsOpen> {
  return findOpenOperations((await readAttempts(run, 'generate')).at(-1)?.output);
}
