import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { Deps } from '@orchestrate/kit/action/deps';
import { runGate } from '@orchestrate/kit/gates/run-gate';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import type { Subject } from '@orchestrate/kit/subject/subject';

type GateDeps = Pick<Deps, 'exec' | 'configuration' | 'log'>;

// A generated service is linted by an analyser and started by the phases after this one.
const OF_A_GENERATED_SERVICE = new Set(['build', 'test']);

export function chooseGates(gates: readonly GateCommand[], origin: Subject['origin']): GateCommand[] {
  return gates.filter(({ name }) => origin === 'adopted' || OF_A_GENERATED_SERVICE.has(name));
}

/** The tree's own gates that pass as it came: only those can regress. */
export async function findPassingGates(subject: Subject, directory: string, deps: GateDeps): Promise<GateCommand[]> {
  const passing: GateCommand[] = [];
  for (const gate of chooseGates(deps.configuration.gates, subject.origin)) {
    const why = 'Know whether it passes before anything is fixed';
    const { run } = await runGate(gate, path.join(directory, subject.prefix), deps, { why, root: directory });
    if (run.passed) passing.push(gate);
  }
  return passing;
}

export async function judgeRegression(
  gates: readonly GateCommand[],
  subject: Subject,
  directory: string,
  deps: GateDeps,
): Promise<GateVerdict> {
  if (gates.length === 0) return { passed: true, detail: 'no gate of the tree passed before, so none could regress' };
  for (const gate of gates) {
    const why = 'See that a fix breaks nothing that passed before';
    const { run } = await runGate(gate, path.join(directory, subject.prefix), deps, { why, root: directory });
    if (!run.passed) return { passed: false, detail: `${gate.name} passed before and now ended ${run.outcome}` };
  }
  return { passed: true, detail: `still pass: ${gates.map(({ name }) => name).join(', ')}` };
}
