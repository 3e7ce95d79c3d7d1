import { appendFile } from 'node:fs/promises';

import type { CandidateTrial, Healing, SearchRecord, Triage } from '@orchestrate/contracts/triage';
import { candidateTrialSchema, healingSchema, searchRecordSchema, triageSchema } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';

export const PATCH_FILE = 'heal.patch';

/** Writes what failed at first; absent when nothing did. */
export async function keepTriage(triage: Triage, { evidence }: Pick<Deps, 'evidence'>): Promise<void> {
  if (triage.failures.length > 0) await evidence.writeJson('triage.json', triageSchema, triage);
}

/** Appends candidates as they are tried, so that they are known of a run that is cut off too. */
export function createTrialLog({ evidence, redact }: Pick<Deps, 'evidence' | 'redact'>) {
  return (trial: CandidateTrial): Promise<void> =>
    appendFile(evidence.resolve('candidates.ndjson'), redact(`${JSON.stringify(candidateTrialSchema.parse(trial))}\n`));
}

/** Appends how many candidates a search tried together, and in what time. */
export function keepSearch(search: SearchRecord, { evidence }: Pick<Deps, 'evidence'>): Promise<void> {
  return appendFile(evidence.resolve('searches.ndjson'), `${JSON.stringify(searchRecordSchema.parse(search))}\n`);
}

/** Writes what came of it, and the patch. */
export async function keepHealing(
  healing: Omit<Healing, 'patch'>,
  patch: string,
  { evidence }: Pick<Deps, 'evidence'>,
): Promise<Healing> {
  const path = patch === '' ? undefined : await evidence.writeText(PATCH_FILE, patch);
  const whole: Healing = { ...healing, ...(path === undefined ? {} : { patch: path }) };
  await evidence.writeJson('healing.json', healingSchema, whole);
  return whole;
}
