import type { Triage } from '@orchestrate/contracts/triage';
import { describeError } from '@orchestrate/kit/errors';

import type { Candidate, ProposeContext, Proposer } from '../propose/proposer';
import type { Tree } from '../workbench/tree';

/** Proposers that are asked together; the next group only when nothing of this one was taken. */
export type Stage = readonly Proposer[];

const MOST_OF_ONE = 1_000;

async function collect(proposer: Proposer, triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  const answer = proposer.propose(triage, tree, context);
  if (answer instanceof Promise) return [...(await answer)];
  const candidates: Candidate[] = [];
  for await (const candidate of answer) {
    candidates.push(candidate);
    if (candidates.length >= MOST_OF_ONE) break;
  }
  return candidates;
}

/** A proposer that breaks has nothing to propose; the others go on. */
async function ask(proposer: Proposer, triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  try {
    const candidates = await collect(proposer, triage, tree, context);
    if (candidates.length > 0) context.deps.log.info(`${proposer.name} proposes ${candidates.length}`);
    return candidates;
  } catch (error) {
    context.deps.log.warning(`${proposer.name} broke and proposes nothing: ${describeError(error)}`);
    return [];
  }
}

/** All candidates of one stage for one target, the likeliest first. */
export async function queueStage(
  stage: Stage,
  triage: Triage,
  tree: Tree,
  context: ProposeContext,
): Promise<Candidate[]> {
  const independent = stage.filter(({ isIndependent }) => isIndependent === true);
  const aside = Promise.all(independent.map((proposer) => ask(proposer, triage, tree, context)));
  const answers: Candidate[][] = [];
  // They share the tree and the compiler, so one after the other.
  for (const proposer of stage)
    if (proposer.isIndependent !== true) answers.push(await ask(proposer, triage, tree, context));
  answers.push(...(await aside));
  return answers.flat().sort((a, b) => b.likelihood - a.likelihood);
}
