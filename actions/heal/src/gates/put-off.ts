import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { FailureClass } from '@orchestrate/contracts/triage';
import { triageGates } from '@orchestrate/kit/triage/triage';

import type { Tree } from '../workbench/tree';

import type { GateState } from './gate-state';
import { listFailing, listPutOff } from './gate-state';
import type { GateDeps, Halt } from './run-gates';
import { runGates } from './run-gates';

/** While one of these is there, nothing that runs later says anything reliable, and all of it takes its time. */
const HIDING: ReadonlySet<FailureClass | null> = new Set(['dependency', 'build', 'type']);

/** Puts the rest off once a required gate fails because the code cannot be compiled or loaded. */
export function haltOnHiding(tree: Pick<Tree, 'root' | 'cwd'>): Halt {
  return ({ run, output }) => run.required && HIDING.has(triageGates([output], tree).class);
}

/**
 * Whether a candidate can only be judged by what was put off before it: one of those gates fails now, which it may have
 * done before, or skips tests, which it may have run before.
 */
export function needsPutOff(before: GateState, after: GateState): boolean {
  const failing = new Set(listFailing(after));
  return listPutOff(before).some(
    (name) => failing.has(name) || (after.tests.get(name)?.results.summary.skipped ?? 0) > 0,
  );
}

/**
 * Runs what was put off.
 * @param tree - a copy of what the state is of
 */
export async function runPutOff(
  state: GateState,
  gates: readonly GateCommand[],
  tree: Tree,
  deps: GateDeps,
): Promise<GateState> {
  const missing = new Set(listPutOff(state));
  const asked = gates.filter(({ name }) => missing.has(name));
  const late = await runGates(asked, tree, deps, 'See whether it failed without the repair too');
  return {
    ...state,
    runs: state.runs.map((run) => late.runs.find(({ name }) => name === run.name) ?? run),
    failed: [...state.failed, ...late.failed],
    tests: new Map([...state.tests, ...late.tests]),
  };
}
