import type { Clock } from '@orchestrate/kit/clock';

/** What healing may still spend. */
export interface Budget {
  readonly rounds: number;
  /** Seconds until the end; never negative. */
  remaining(): number;
}

export function startBudget(seconds: number, rounds: number, clock: Pick<Clock, 'elapsed'>): Budget {
  const end = clock.elapsed() + seconds * 1000;
  return { rounds, remaining: () => Math.max(0, (end - clock.elapsed()) / 1000) };
}
