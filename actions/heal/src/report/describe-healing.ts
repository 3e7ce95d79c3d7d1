import type { Healing, Quarantine, RootCause } from '@orchestrate/contracts/triage';

import type { GateState } from '../gates/gate-state';
import { isHealthy, listFailing, listMended } from '../gates/gate-state';
import { isAmbiguous, rateConfidence } from '../search/alternatives';
import type { Rounds } from '../search/heal-rounds';

/** What came of healing, for the record and for people. */
export interface Described {
  readonly healing: Omit<Healing, 'patch'>;
  readonly headline: string;
  /** What could be meant instead of what was accepted. */
  readonly alternatives: readonly string[];
  /** Steps that helped and came to nothing. */
  readonly dropped: readonly string[];
}

const WHY: Readonly<Record<Healing['stopped'], string>> = {
  healthy: '',
  exhausted: 'nothing was left to try',
  'no-progress': 'three rounds brought no progress',
  iterations: 'the rounds were used up',
  time: 'the time was used up',
};

/** A chain of repairs is no surer than its least sure one. */
function rateAll({ accepted }: Rounds, after: GateState): number | undefined {
  const gates = { passing: after.runs.filter(({ passed }) => passed).length, total: after.runs.length };
  const rates = accepted.map(({ candidate, alternatives }) => rateConfidence(candidate, alternatives, gates));
  return rates.length === 0 ? undefined : Math.min(...rates);
}

function describe({ accepted, stopped }: Rounds, before: GateState, after: GateState): string {
  if (isHealthy(before)) return `nothing to heal: ${before.runs.map(({ name }) => name).join(', ')} pass`;
  const still = listFailing(after);
  const titles = accepted.map(({ record }) => record.title).join('; ');
  const tail = still.length === 0 ? '' : `; still fails: ${still.join(', ')}`;
  const isOnlyFlaky = after.runs.every(({ passed, quarantined }) => passed || quarantined === true);
  if (accepted.length === 0 && isOnlyFlaky)
    return `nothing to mend: fails only sometimes, in quarantine: ${still.join(', ')}`;
  if (accepted.length === 0) return `not healed, ${WHY[stopped]}${tail}`;
  return `healed ${listMended(before, after).join(', ') || 'nothing that lasts'}: ${titles}${tail}`;
}

export function describeHealing(
  rounds: Rounds,
  before: GateState,
  after: GateState,
  quarantine: readonly Quarantine[] = [],
  causes: readonly RootCause[] = [],
): Described {
  const { iterations, accepted, stopped, leftHeld } = rounds;
  const confidence = rateAll(rounds, after);
  const allowed = accepted.flatMap(({ record }) => record.allowed ?? []);
  const doubtful = accepted.filter(({ candidate, alternatives }) => isAmbiguous(candidate, alternatives));
  return {
    healing: {
      schemaVersion: 1,
      before: [...before.runs],
      after: [...after.runs],
      iterations: [...iterations],
      stopped: isHealthy(after) ? 'healthy' : stopped,
      ...(allowed.length === 0 ? {} : { allowed, label: 'review' as const }),
      ...(quarantine.length === 0 ? {} : { quarantine: [...quarantine] }),
      ...(causes.length === 0 ? {} : { causes: [...causes] }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(accepted.length === 0 ? {} : { ambiguous: doubtful.length > 0 }),
    },
    headline: describe(rounds, before, after).slice(0, 500),
    alternatives: doubtful.flatMap(({ alternatives }) => alternatives.map(({ proposal }) => proposal.title)),
    dropped: leftHeld.map((title) => `helped and did not mend it: ${title}`),
  };
}
