import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { nameProject } from './compose/labels';
import type { Inputs } from './inputs';
import type { TargetChoice } from './lifecycle/choose-target';
import type { DeploymentJob, Verifier } from './lifecycle/deploy';
import { keptDeploymentDirectory, readKeptDeployment } from './lifecycle/kept-deployment';
import { choosePort } from './lifecycle/port';
import type { PreviousDeployment } from './lifecycle/previous';
import type { DeploymentTarget } from './lifecycle/target';
import type { MadeDockerfile } from './proposal/propose-dockerfile';
import type { ServiceTree } from './source/service-tree';
import type { Specification } from './verification/specification';

/** Everything that is known before anything is started. */
export interface Situation {
  readonly inputs: Inputs;
  readonly subject: Subject;
  readonly plan: Plan | undefined;
  readonly tree: ServiceTree;
  readonly choice: Exclude<TargetChoice, { target: 'none' }>;
  readonly specification: Specification | undefined;
  /** For a tree without one that goes into a container. */
  readonly made: MadeDockerfile | undefined;
}

async function findPrevious({ tree, choice }: Situation, deps: Deps): Promise<PreviousDeployment | undefined> {
  const record = await readKeptDeployment(deps.home, tree.name, deps.log);
  if (record?.process !== undefined) {
    const { findPreviousProcess } = await import('./process/previous-process');
    const found = findPreviousProcess(record, deps);
    if (found !== undefined) return found;
  }
  if (choice.target !== 'compose' && record?.compose === undefined) return undefined;
  const { findPreviousCompose } = await import('./compose/previous-compose');
  return findPreviousCompose(tree.name, deps);
}

async function createTarget({ inputs, subject, tree, choice, made }: Situation, deps: Deps): Promise<DeploymentTarget> {
  const isKept = inputs.keep;
  const attempt = deps.evidence.directory;
  const directory = isKept
    ? keptDeploymentDirectory(deps.home, tree.name, deps.run.id, attempt)
    : path.join(await deps.scratch('deployment'), tree.name);
  if (choice.target === 'process') {
    const { ProcessTarget } = await import('./process/process-target');
    return new ProcessTarget({ subject, tree, directory, isKept }, deps);
  }
  const { ComposeTarget } = await import('./compose/compose-target');
  const project = nameProject(tree.name, deps.run.id, attempt);
  // Outside production a generated service accepts the credentials that its own script tells.
  const environment: Record<string, string> = tree.origin === 'generated' ? { NODE_ENV: 'development' } : {};
  return new ComposeTarget(
    { subject, tree, made, docker: choice.docker, project, directory, isKept, environment },
    deps,
  );
}

async function prepareVerification(
  { subject, tree, specification }: Situation,
  target: DeploymentTarget,
  deps: Deps,
): Promise<Verifier> {
  if (specification === undefined) {
    const { verifyHealth } = await import('./verification/health-probes');
    return (url, { absent }) => verifyHealth(url, absent, deps.signal);
  }
  const { readCredentials } = await import('./verification/credentials');
  const { verifyService } = await import('./verification/verify');
  // Containers bring packages of their own; the script runs here.
  const hasScript = tree.scripts.credentials !== undefined;
  if (hasScript && target.kind === 'compose') await subject.linkPackages(target.app);
  const credentials = await readCredentials(target.app, tree.scripts, deps);
  return (url) => verifyService(url, specification, credentials, deps.signal);
}

/** Decides everything about a deployment that can be decided before it begins. */
export async function createJob(situation: Situation, deps: Deps): Promise<DeploymentJob> {
  const { inputs, tree, choice } = situation;
  const { port, target: configured, 'ready-timeout': readyTimeoutSeconds } = deps.configuration.deploy;
  const previous = await findPrevious(situation, deps);
  const ports = await choosePort(port, previous, inputs.keep);
  const target = await createTarget(situation, deps);
  return {
    service: tree.name,
    requested: inputs.target === 'auto' ? configured : inputs.target,
    target,
    why: choice.why,
    ports,
    isKept: inputs.keep,
    previous,
    readyTimeoutSeconds,
    mayLackEndpoints: tree.origin === 'adopted',
    prepareVerification: () => prepareVerification(situation, target, deps),
  };
}
