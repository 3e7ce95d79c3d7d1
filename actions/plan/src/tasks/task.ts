import type { Plan, Task } from '@orchestrate/contracts/plan';

/** What the graph depends on. */
export type Planned = Pick<Plan, 'resources' | 'operations'>;

/** Where the files stand that tasks hand on, relative to the run directory. */
export const FILES = {
  specification: 'phases/plan/openapi.json',
  plan: 'phases/plan/plan.json',
  service: 'service/',
  tests: 'service/tests/',
} as const;

/** A tool and why it was chosen. */
export function pick(name: string, why: string): Task['tool'] {
  return { name, why };
}
