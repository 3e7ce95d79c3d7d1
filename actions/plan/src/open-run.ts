import type { RunContext, RunOpening } from '@orchestrate/kit/action/definition';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { endLeftovers } from '@orchestrate/kit/run-directory/leftovers';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory, findRunDirectory, locateRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { beginResume } from '@orchestrate/kit/run-directory/service-start';

import type { Inputs } from './inputs';

function refuse(input: 'resume' | 'run-directory', run: RunDirectory, difference: string): never {
  throw new ConfigurationError('other-specification', [
    `${input}: the run ${run.id} cannot be continued: ${difference}; leave ${input} empty to begin a new run`,
  ]);
}

async function compareWithPlan(run: RunDirectory, inputs: Inputs, context: RunContext): Promise<string | undefined> {
  const plan = await readPlanIfPresent(run);
  if (plan === undefined) return undefined;
  const { findDifference } = await import('./plan-difference');
  return findDifference(plan, inputs, context.workingDirectory);
}

async function resume(inputs: Inputs, context: RunContext): Promise<RunOpening> {
  const run = await findRunDirectory(context.home, inputs.resume);
  const difference = await compareWithPlan(run, inputs, context);
  if (difference !== undefined) refuse('resume', run, difference);
  const ended = await endLeftovers(run);
  await beginResume(run);
  return { run, notes: [`resuming ${run.id}`, ...ended.map((what) => `ended what was left behind: ${what}`)] };
}

/**
 * Finds the run to plan in. A run has one plan: where the job's run already has one of something else, a new run begins;
 * where the user named the run, that is an error.
 */
export async function openRun(inputs: Inputs, context: RunContext): Promise<RunOpening> {
  if (inputs.resume !== '') return resume(inputs, context);
  const run = await locateRunDirectory(context, context.clock);
  const difference = await compareWithPlan(run, inputs, context);
  if (difference === undefined) return { run, notes: [] };
  if (inputs.runDirectory !== '') refuse('run-directory', run, difference);
  const next = await createRunDirectory(context.home, context.clock);
  return { run: next, notes: [`the run ${run.id} has another plan (${difference}); beginning ${next.id}`] };
}
