import { mkdir, readdir } from 'node:fs/promises';

import type { Evidence } from '../action/deps';

/** The number of a phase's next proposal, taken by making its directory, because several may decide at the same time. */
export async function takeRecordId(evidence: Pick<Evidence, 'resolve'>): Promise<string> {
  await mkdir(evidence.resolve('proposals'), { recursive: true });
  for (let number = (await readdir(evidence.resolve('proposals'))).length + 1; ; number += 1) {
    const id = String(number).padStart(2, '0');
    try {
      await mkdir(evidence.resolve('proposals', id));
      return id;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
