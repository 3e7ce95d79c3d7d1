import { readFile } from 'node:fs/promises';

import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';

import type { Inputs } from './inputs';
import type { Situation } from './job';
import { createJob } from './job';
import type { TargetChoice } from './lifecycle/choose-target';
import { chooseTarget, findAbilities } from './lifecycle/choose-target';
import type { DeploymentResult } from './lifecycle/deploy';
import { deploy } from './lifecycle/deploy';
import { judgeDeployment } from './lifecycle/outcome';
import type { Outputs } from './outputs';
import type { MadeDockerfile } from './proposal/propose-dockerfile';
import type { ServiceTree } from './source/service-tree';
import { readServiceTree } from './source/service-tree';
import { findSpecification } from './verification/specification';

const SHOWN_LOG_LINES = 25;
const NO_OUTPUTS: Outputs = { target: '', url: '', port: '', deployment: '', verification: '' };

function decideTarget(inputs: Inputs, tree: ServiceTree, deps: Deps): Promise<TargetChoice> {
  const requested = inputs.target === 'auto' ? deps.configuration.deploy.target : inputs.target;
  return chooseTarget(requested, findAbilities(tree), async () => {
    const { findDocker } = await import('./compose/docker');
    return findDocker(deps);
  });
}

/** A service goes into a container with a Dockerfile of its own, else with one that is written for it. */
async function makeMissing(
  { target }: TargetChoice,
  { subject, tree, specification }: Pick<Situation, 'subject' | 'tree' | 'specification'>,
  deps: Deps,
): Promise<MadeDockerfile | undefined> {
  if (target !== 'compose' || tree.hasDockerfile || tree.composeFile !== undefined) return undefined;
  const { readContainerFacts } = await import('./proposal/container-facts');
  const { makeDockerfile } = await import('./proposal/propose-dockerfile');
  const baseImage = deps.configuration.deploy['base-image'];
  return makeDockerfile(await readContainerFacts(subject, tree, specification?.document, baseImage));
}

/** What was made enters the tree under work, and so the patch of the run, where the deployment proves it. */
async function decideMade(made: MadeDockerfile, result: DeploymentResult, subject: Subject, deps: Deps): Promise<void> {
  const { proposeDockerfile } = await import('./proposal/propose-dockerfile');
  const { accepted, patch } = await proposeDockerfile(made, result, subject, deps);
  deps.log.info(`the Dockerfile that was made is ${accepted ? 'taken into the tree under work' : 'refused'}: ${patch}`);
}

/** The last words of what failed, where a person looks first. */
async function showLogs({ state, logs }: Deployment, deps: Deps): Promise<void> {
  if (state !== 'failed') return;
  for (const log of logs.filter((file) => file.endsWith('.log'))) {
    const text = await readFile(deps.run.resolve(log), 'utf8');
    deps.log.info(`the end of ${log}:\n${text.trimEnd().split('\n').slice(-SHOWN_LOG_LINES).join('\n')}`);
  }
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const subject = await openSubject(deps);
  const plan = await readPlanIfPresent(deps.run);
  const tree = await readServiceTree(subject, plan);
  if (tree.entry !== undefined)
    deps.log.info(`package.json has no script "start": started is ${tree.entry.file}, as ${tree.entry.from} has it`);
  const choice = await decideTarget(inputs, tree, deps);
  if (choice.target === 'none') {
    const headline = `cannot deploy: ${choice.reason}`;
    return { status: 'blocked', engine: 'offline', headline, remaining: [choice.remedy], outputs: NO_OUTPUTS };
  }
  deps.log.info(`deploying ${tree.name} as ${choice.target}: ${choice.why}`);
  const specification = await findSpecification(deps.run, plan, tree.directory, deps.log);
  const made = await makeMissing(choice, { subject, tree, specification }, deps);
  const job = await createJob({ inputs, subject, plan, tree, choice, specification, made }, deps);
  const result = await deploy(job, deps);
  if (made !== undefined) await decideMade(made, result, subject, deps);
  await showLogs(result.deployment, deps);
  const { target, url, port } = result.deployment;
  const isGenerated = tree.origin === 'generated';
  const missing = choice.target === 'process' ? choice.withoutDocker : undefined;
  return {
    ...judgeDeployment(result, {
      specification: specification?.origin,
      endsGracefully: isGenerated,
      hasMade: made !== undefined,
    }),
    engine: 'offline',
    notRun: missing === undefined ? [] : [{ tool: 'docker', reason: missing }],
    outputs: {
      target,
      url: url ?? '',
      port: String(port ?? ''),
      deployment: deps.evidence.resolve('deployment.json'),
      verification: result.verification === undefined ? '' : deps.evidence.resolve('verification.json'),
    },
  };
}
