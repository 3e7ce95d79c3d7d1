import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Plan } from '@orchestrate/contracts/plan';
import { readConfiguration } from '@orchestrate/kit/configuration/read-configuration';

import { hashIfPresent, listChangedFiles } from './fingerprint';
import type { Inputs } from './inputs';

/** What has changed between a run's plan and what is asked for now; `undefined`: nothing. */
export async function findDifference(
  plan: Plan,
  inputs: Inputs,
  workingDirectory: string,
): Promise<string | undefined> {
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
