import type { GateCommand } from '@orchestrate/contracts/configuration';
import { DEFAULT_GATES } from '@orchestrate/contracts/configuration';

import { CONTAINER_GATE_NAME } from './container-gate';

/** Gates that may run side by side; the next group begins when all of this one have ended. */
export type Group = readonly GateCommand[];

/** The default gates but the first: they read what it built, and what none of them writes. */
const INDEPENDENT = new Map(DEFAULT_GATES.slice(1).map(({ name, command }) => [name, command]));

function isIndependent({ name, command }: GateCommand): boolean {
  return INDEPENDENT.get(name) === command || name === CONTAINER_GATE_NAME;
}

/**
 * Which gates may run side by side, in the order given. Only a generated service is known well enough: its own gates do
 * not touch each other. Anything else that somebody wrote runs one after the other.
 */
export function planGroups(gates: readonly GateCommand[], isGenerated: boolean): Group[] {
  const groups: GateCommand[][] = [];
  for (const gate of gates) {
    const last = groups.at(-1);
    if (isGenerated && isIndependent(gate) && last?.every(isIndependent) === true) last.push(gate);
    else groups.push([gate]);
  }
  return groups;
}
