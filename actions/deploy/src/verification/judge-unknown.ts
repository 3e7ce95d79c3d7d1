import type { Probe } from '@orchestrate/contracts/deployment';
import type { HttpAnswer } from '@orchestrate/kit/probing/http';

import type { Specification } from './specification';

/** Whether a specification was read out of routes: what middleware asks for is not in it. */
export function isDerived({ plan }: Pick<Specification, 'plan'>): boolean {
  return plan?.service.existing?.specification === 'routes';
}

/**
 * Judges what a specification that was read out of routes says nothing of: a refusal may be right. That the route is
 * there and does not break is all that can be asked.
 * @returns `undefined` for an answer that can be held to what is known
 */
export function judgeUnknown({ status }: Pick<HttpAnswer, 'status'>): Pick<Probe, 'verdict' | 'reason'> | undefined {
  // Whether 404 is right can be told: an id that was made up is asked for only where the route answers that.
  if (status < 400 || status >= 500 || status === 404) return undefined;
  return { verdict: 'skipped', reason: `answered ${status}, and what it asks for is not in its route` };
}
