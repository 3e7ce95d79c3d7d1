import type { GateRun } from '@orchestrate/contracts/triage';

/** Makes a gate's run: one that passed unless told otherwise. */
export function createGateRun(name: string, overrides: Partial<GateRun> = {}): GateRun {
  const passed = overrides.passed ?? true;
  return {
    name,
    command: `npm run ${name}`,
    required: true,
    passed,
    outcome: 'exited',
    exitCode: passed ? 0 : 1,
    seconds: 1,
    ...overrides,
  };
}
