import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Plan } from '@orchestrate/contracts/plan';

import { readRunConfiguration } from './existing/read-run-configuration';
import { hashIfPresent, listChangedFiles } from './fingerprint';
import type { Inputs } from './inputs';

/** What has changed between a run's plan and what is asked for now; `undefined`: nothing. */
export async function findDifference(
  plan: Plan,
  inputs: Inputs,
  workingDirectory: string,
): Promise<string | undefined> {
  const { source, files } = plan.specification;
  const planned = plan.service.existing?.directory ?? '';
  if (inputs.service !== planned)
    return inputs.service === '' ? `it works on the service in ${planned}` : `${inputs.service} is another service`;
  if (inputs.service !== '' && inputs.spec === '')
    return describeChanges(await listChangedFiles(files, workingDirectory), plan, inputs, workingDirectory);
  const asked = await hashIfPresent(path.resolve(workingDirectory, inputs.spec));
  if (asked === 'absent') return `there is no file ${JSON.stringify(inputs.spec)}`;
  const isSamePath = path.resolve(workingDirectory, inputs.spec) === path.resolve(workingDirectory, source);
  if (asked !== files[0]?.sha256 || (!isSamePath && files.length > 1)) {
    return isSamePath
      ? `${source} has changed since`
      : `it was planned from ${source}, and ${inputs.spec} is another one`;
  }
  const changed = isSamePath ? await listChangedFiles(files, workingDirectory) : [];
  return describeChanges(changed, plan, inputs, workingDirectory);
}

async function describeChanges(
  changed: readonly string[],
  plan: Plan,
  inputs: Inputs,
  workingDirectory: string,
): Promise<string | undefined> {
  if (changed.length > 0) return `${changed.join(', ')} changed since`;
  // What is wrong with it is for the run to tell, together with everything else.
  const configuration = await readRunConfiguration(inputs, workingDirectory).catch(() => undefined);
  return isDeepStrictEqual(configuration, plan.configuration) ? undefined : 'the configuration has changed since';
}
