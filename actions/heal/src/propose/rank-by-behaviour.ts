import { countBehaviours, weighTogether } from '../schemata/behaviour';
import type { Laboratory } from '../schemata/search';
import { compareBehaviours } from '../schemata/search';
import type { Pair, Trial } from '../schemata/trial';

import type { Candidate, ProposeContext } from './proposer';

/** How much of a candidate's likelihood depends on how many others behave as it does. */
const SHARE_OF_OTHERS = 0.4;

/**
 * Those first that behave as most of the others do; where two behave alike, either is as good as the other.
 * @param tried - what the candidates were tried as, in the same order
 */
export async function rankByBehaviour(
  candidates: readonly Candidate[],
  tried: readonly (Trial | Pair)[],
  laboratory: Laboratory,
  { deps }: Pick<ProposeContext, 'deps'>,
): Promise<Candidate[]> {
  const behaviours = tried.length < 2 ? undefined : await compareBehaviours(laboratory, tried);
  if (behaviours === undefined) return [...candidates];
  const { inputs, of } = behaviours;
  deps.log.info(`on ${inputs} other inputs they behave in ${countBehaviours(behaviours)} ways`);
  const told = candidates.map((candidate, at): Candidate => {
    const behaviour = of.get(tried[at]?.id ?? 0);
    return behaviour === undefined ? candidate : { ...candidate, behaviour };
  });
  const weights = weighTogether(
    told,
    ({ behaviour }) => behaviour,
    ({ likelihood }) => likelihood,
  );
  return told.map((candidate) => ({
    ...candidate,
    likelihood: candidate.likelihood * (1 - SHARE_OF_OTHERS + SHARE_OF_OTHERS * (weights.get(candidate) ?? 0)),
  }));
}
