import type { Deps } from '@orchestrate/kit/action/deps';
import type { Repository } from '@orchestrate/kit/git/repository';
import type { Decision, DynamicGate } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

import type { GateFrame } from '../gates';
import { createGates } from '../gates';

import { probeOperations } from './probe-contract';
import type { OperationProbe } from './probe-steps';

/** The first that refuses, else all that they say. */
async function askInOrder(gates: readonly (DynamicGate | undefined)[], candidate: Repository): Promise<GateVerdict> {
  const details: string[] = [];
  for (const gate of gates) {
    const verdict = await gate?.(candidate);
    if (verdict === undefined) return { passed: false, detail: 'a gate of the service is not there' };
    if (!verdict.passed) return verdict;
    details.push(verdict.detail);
  }
  return { passed: true, detail: details.join('; ') };
}

/**
 * The gates of a fix, for an operation that answered 501: the finding is gone when it compiles and answers as declared;
 * nothing new is found when it lints and the service promises what it promised; it starts and stops as before.
 */
export function createOperationGates(
  probes: readonly OperationProbe[],
  frame: GateFrame,
  deps: Pick<Deps, 'evidence' | 'exec' | 'actionDirectory' | 'scratch'>,
): Decision['gates'] {
  const gates = createGates(frame, deps);
  const answers: DynamicGate = ({ directory }) => probeOperations(probes, directory, frame.document, deps);
  return {
    'finding-gone': (candidate) => askInOrder([gates.compiles, answers], candidate),
    'no-new-finding': (candidate) => askInOrder([gates.lints, gates.specification], candidate),
    'no-regression': (candidate) => askInOrder([gates.smoke], candidate),
  };
}
