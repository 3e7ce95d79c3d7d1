import { applyEdits } from '@orchestrate/kit/proposals/decide';

import type { GateState } from '../gates/gate-state';
import { listFailing, listPutOff } from '../gates/gate-state';
import { runGates } from '../gates/run-gates';

import { isRival } from './alternatives';
import { isPreparation } from './command-trial';
import type { Session } from './session';
import type { Tried } from './try-candidates';

/** What a candidate does to the gates that it was not made for. */
export interface Effect {
  readonly gates: number;
  readonly tests: number;
}

/** Candidates with the best effect, in the order given; what does less is no alternative to them. */
export function keepBest<T extends { readonly effect: Effect }>(judged: readonly T[]): T[] {
  const better = (a: Effect, b: Effect): boolean => a.gates > b.gates || (a.gates === b.gates && a.tests > b.tests);
  return judged.filter(({ effect }) => !judged.some((other) => better(other.effect, effect)));
}

async function measure(session: Session, state: GateState, { candidate }: Tried, worker: number): Promise<Effect> {
  const { gates, workbench, deps } = session;
  const failing = new Set([...listFailing(state), ...listPutOff(state)]);
  const asked = gates.filter((gate) => failing.has(gate.name) || isPreparation(gate));
  const tree = await workbench.warm(worker);
  await applyEdits(tree.root, candidate.proposal.edits);
  const after = await runGates(asked, tree, deps, `Compare candidates: ${candidate.proposal.title}`);
  const tests = [...after.tests.values()].reduce((sum, { results }) => sum + results.summary.passed, 0);
  return { gates: after.runs.filter(({ passed }) => passed).length, tests };
}

/**
 * Of several candidates that mend one gate and are about as likely, those that help most with the others that fail: a
 * name imported from the wrong module compiles as well as one from the right module, and only the tests know.
 */
export async function preferHelpful(session: Session, state: GateState, passing: readonly Tried[]): Promise<Tried[]> {
  const [best] = passing;
  const rivals = passing.filter(({ candidate }) => best !== undefined && isRival(best.candidate, candidate));
  const others = listFailing(state).length + listPutOff(state).length - 1;
  if (rivals.length < 2 || others < 1) return [...passing];
  const judged: { readonly tried: Tried; readonly effect: Effect }[] = [];
  for (let start = 0; start < rivals.length; start += session.workbench.width) {
    const batch = rivals.slice(start, start + session.workbench.width);
    const effects = await Promise.all(batch.map((tried, worker) => measure(session, state, tried, worker)));
    judged.push(
      ...batch.flatMap((tried, index) => effects.slice(index, index + 1).map((effect) => ({ tried, effect }))),
    );
  }
  return [...keepBest(judged).map(({ tried }) => tried), ...passing.filter((tried) => !rivals.includes(tried))];
}
