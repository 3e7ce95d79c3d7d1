import path from 'node:path';

import type { Deployment } from '@orchestrate/contracts/deployment';
import { deploymentSchema } from '@orchestrate/contracts/deployment';
import { describeError } from '@orchestrate/kit/errors';
import { readJsonIfPresent, writeJson } from '@orchestrate/kit/files/json';
import type { Log } from '@orchestrate/kit/log';

/** Where kept deployments of a service live, in the checkout that people look at. */
export function keptDirectory(home: string, service: string): string {
  return path.join(home, 'artifacts', 'deployments', service);
}

/**
 * The directory of one kept deployment. Its name begins as those do that a resumed run may remove when the run that
 * made them was cut off.
 * @param attempt - the phase's directory: `phases/deploy-2`
 */
export function keptDeploymentDirectory(home: string, service: string, run: string, attempt: string): string {
  return path.join(keptDirectory(home, service), `orchestrate-${run}${/-\d+$/.exec(attempt)?.[0] ?? ''}`);
}

function recordFile(home: string, service: string): string {
  return path.join(keptDirectory(home, service), 'current.json');
}

/** What the last run that kept its deployment of this service wrote down; it need not run any more. */
export async function readKeptDeployment(home: string, service: string, log: Log): Promise<Deployment | undefined> {
  const file = recordFile(home, service);
  try {
    return await readJsonIfPresent(file, deploymentSchema);
  } catch (error) {
    log.warning(`the record of the previous deployment cannot be used: ${describeError(error)}`);
    return undefined;
  }
}

export async function writeKeptDeployment(home: string, deployment: Deployment): Promise<void> {
  await writeJson(recordFile(home, deployment.service), deploymentSchema, deployment);
}
