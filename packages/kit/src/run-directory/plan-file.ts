import type { Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';

import { ConfigurationError } from '../errors';
import { readJsonIfPresent } from '../files/json';

import type { RunDirectory } from './run-directory';

/** Where plan leaves its result, relative to the run directory. */
export const PLAN_FILE = 'phases/plan/plan.json';
/** The bundled specification, relative to the run directory. */
export const BUNDLED_SPECIFICATION_FILE = 'phases/plan/openapi.json';

/** The run's plan, or `undefined` in a run without one (an action that is used alone). */
export function readPlanIfPresent(run: RunDirectory): Promise<Plan | undefined> {
  return readJsonIfPresent(run.resolve(PLAN_FILE), planSchema);
}

/**
 * The run's plan.
 * @throws {ConfigurationError} `no-plan`
 */
export async function readPlan(run: RunDirectory): Promise<Plan> {
  const plan = await readPlanIfPresent(run);
  if (plan !== undefined) return plan;
  throw new ConfigurationError('no-plan', [
    'run-directory: the run has no plan; use the action plan before this one, in the same job',
  ]);
}
