import type { CandidateTrial, Healing, Triage } from '@orchestrate/contracts/triage';
import { candidateTrialSchema, healingSchema, triageSchema } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';

export const PATCH_FILE = 'heal.patch';

/** Writes what failed at first; absent when nothing did. */
export async function keepTriage(triage: Triage, { evidence }: Pick<Deps, 'evidence'>): Promise<void> {
  if (triage.failures.length > 0) await evidence.writeJson('triage.json', triageSchema, triage);
}

/** Writes what was tried, what came of it, and the patch. */
export async function keepHealing(
  healing: Omit<Healing, 'patch'>,
  patch: string,
  trials: readonly CandidateTrial[],
  { evidence }: Pick<Deps, 'evidence'>,
): Promise<Healing> {
  const path = patch === '' ? undefined : await evidence.writeText(PATCH_FILE, patch);
  const lines = trials.map((trial) => `${JSON.stringify(candidateTrialSchema.parse(trial))}\n`);
  if (lines.length > 0) await evidence.writeText('candidates.ndjson', lines.join(''));
  const whole: Healing = { ...healing, ...(path === undefined ? {} : { patch: path }) };
  await evidence.writeJson('healing.json', healingSchema, whole);
  return whole;
}
