export interface RestartPolicy {
  /** Deaths in a row after which it gives up. */
  readonly limit: number;
  readonly firstDelay: number;
  readonly longestDelay: number;
  /** A life longer than this forgives the deaths before it. */
  readonly forgiveAfter: number;
}

export const RESTART_POLICY: RestartPolicy = {
  limit: 8,
  firstDelay: 200,
  longestDelay: 30_000,
  forgiveAfter: 60_000,
};

export interface Decision {
  readonly action: 'restart' | 'give-up';
  readonly delay: number;
  /** Deaths in a row, this one included. */
  readonly streak: number;
}

/** Decides what follows a death, given the deaths in a row before it and how long the service lived. */
export function decideRestart(streak: number, lifetime: number, policy: RestartPolicy = RESTART_POLICY): Decision {
  const deaths = lifetime > policy.forgiveAfter ? 1 : streak + 1;
  if (deaths >= policy.limit) return { action: 'give-up', delay: 0, streak: deaths };
  return {
    action: 'restart',
    delay: Math.min(policy.longestDelay, policy.firstDelay * 2 ** (deaths - 1)),
    streak: deaths,
  };
}
