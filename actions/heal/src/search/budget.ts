import type { Clock } from '@orchestrate/kit/clock';

/** What healing may still spend. */
export interface Budget {
  readonly rounds: number;
  /** Candidates tried in one round at most. */
  readonly candidates: number;
  /** Seconds until the end; never negative. */
  remaining(): number;
}

const CANDIDATES_A_ROUND = 80;

export function startBudget(seconds: number, rounds: number, clock: Pick<Clock, 'elapsed'>): Budget {
  const end = clock.elapsed() + seconds * 1000;
  return { rounds, candidates: CANDIDATES_A_ROUND, remaining: () => Math.max(0, (end - clock.elapsed()) / 1000) };
}
