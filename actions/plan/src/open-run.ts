import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Plan } from '@orchestrate/contracts/plan';
import type { RunContext, RunOpening } from '@orchestrate/kit/action/definition';
import { readConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { endLeftovers } from '@orchestrate/kit/run-directory/leftovers';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory, findRunDirectory, locateRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { beginResume } from '@orchestrate/kit/run-directory/service-start';

import { hashIfPresent, listChangedFiles } from './fingerprint';
import type { Inputs } from './inputs';

/** What has changed between a run's plan and what is asked for now; `undefined`: nothing. */
async function findDifference(plan: Plan, inputs: Inputs, workingDirectory: string): Promise<string | undefined> {
  const { source, files } = plan.specification;
  const asked = await hashIfPresent(path.resolve(workingDirectory, inputs.spec));
  if (asked === 'absent') return `there is no file ${JSON.stringify(inputs.spec)}`;
  const isSamePath = path.resolve(workingDirectory, inputs.spec) === path.resolve(workingDirectory, source);
  if (asked !== files[0]?.sha256 || (!isSamePath && files.length > 1)) {
    return isSamePath
      ? `${source} has changed since`
      : `it was planned from ${source}, and ${inputs.spec} is another one`;
  }
  const changed = await listChangedFiles(files, workingDirectory);
  if (isSamePath && changed.length > 0) return `${changed.join(', ')} changed since`;
  // What is wrong with it is for the run to tell, together with everything else.
  const configuration = await readConfiguration(workingDirectory, inputs.config).catch(() => undefined);
  return isDeepStrictEqual(configuration, plan.configuration) ? undefined : 'the configuration has changed since';
}

function refuse(input: 'resume' | 'run-directory', run: RunDirectory, difference: string): never {
  throw new ConfigurationError('other-specification', [
    `${input}: the run ${run.id} cannot be continued: ${difference}; leave ${input} empty to begin a new run`,
  ]);
}

async function resume(inputs: Inputs, context: RunContext): Promise<RunOpening> {
  const run = await findRunDirectory(context.home, inputs.resume);
  const plan = await readPlanIfPresent(run);
  const difference = plan === undefined ? undefined : await findDifference(plan, inputs, context.workingDirectory);
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
  const plan = await readPlanIfPresent(run);
  const difference = plan === undefined ? undefined : await findDifference(plan, inputs, context.workingDirectory);
  if (difference === undefined) return { run, notes: [] };
  if (inputs.runDirectory !== '') refuse('run-directory', run, difference);
  const next = await createRunDirectory(context.home, context.clock);
  return { run: next, notes: [`the run ${run.id} has another plan (${difference}); beginning ${next.id}`] };
}
