import type { RunContext, RunOpening } from '@orchestrate/kit/action/definition';
import { endLeftovers } from '@orchestrate/kit/run-directory/leftovers';
import { findRunDirectory, locateRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { beginResume } from '@orchestrate/kit/run-directory/service-start';

import type { Inputs } from './inputs';

export async function openRun(inputs: Inputs, context: RunContext): Promise<RunOpening> {
  if (inputs.resume === '') return { run: await locateRunDirectory(context, context.clock), notes: [] };
  const run = await findRunDirectory(context.home, inputs.resume);
  const ended = await endLeftovers(run);
  await beginResume(run);
  return { run, notes: [`resuming ${run.id}`, ...ended.map((what) => `ended what was left behind: ${what}`)] };
}
