import type { Healing } from '@orchestrate/contracts/triage';

/** Rounds that bring nothing, one after the other, until it is time to stop. */
const ROUNDS_WITHOUT_PROGRESS = 3;

/** Where healing stands before a round. */
export interface Standing {
  readonly isHealthy: boolean;
  /** Rounds done, and rounds allowed. */
  readonly rounds: number;
  readonly mostRounds: number;
  /** Rounds since the last that helped. */
  readonly idleRounds: number;
  readonly isCancelled: boolean;
  /** Seconds left, and seconds that judging and the last run of everything need. */
  readonly remaining: number;
  readonly reserve: number;
  /** No proposer has anything left. */
  readonly isExhausted: boolean;
}

/** Why to stop now, if there is a reason. */
export function findReasonToStop(standing: Standing): Healing['stopped'] | undefined {
  if (standing.isHealthy) return 'healthy';
  if (standing.rounds >= standing.mostRounds) return 'iterations';
  if (standing.isCancelled || standing.remaining <= standing.reserve) return 'time';
  if (standing.isExhausted) return 'exhausted';
  return standing.idleRounds >= ROUNDS_WITHOUT_PROGRESS ? 'no-progress' : undefined;
}
