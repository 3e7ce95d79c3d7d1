import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Step } from '@orchestrate/contracts/phase';
import { runIdSchema } from '@orchestrate/contracts/run-id';

import { endLeftovers, isOrphan } from './leftovers';
import { openRunDirectory } from './run-directory';

/**
 * Ends what killed attempts of a step left behind, in whichever run of a checkout: their processes and their scratch
 * directories. Runs whose process still lives are left alone.
 * @param home - the checkout that has `artifacts/`
 * @returns one line for each thing ended
 */
export async function endKilledRuns(home: string, step: Step): Promise<string[]> {
  const runs = path.join(home, 'artifacts', 'runs');
  const names = (await readdir(runs).catch(() => [])).filter((name) => runIdSchema.safeParse(name).success);
  const ended: string[] = [];
  for (const name of names) {
    const run = openRunDirectory(path.join(runs, name));
    const what = await endLeftovers(run, (record) => isOrphan(record) && 'phase' in record && record.phase === step);
    ended.push(...what.map((thing) => `${thing} of run ${name}`));
  }
  return ended;
}
