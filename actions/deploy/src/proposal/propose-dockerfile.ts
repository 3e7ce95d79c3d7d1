import path from 'node:path';

import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import type { Subject } from '@orchestrate/kit/subject/subject';

import manifest from '../../package.json';
import type { DeploymentResult } from '../lifecycle/deploy';

import type { ContainerFacts } from './container-facts';
import { renderDockerfile, renderDockerignore } from './render-dockerfile';

/** The Dockerfile of a service that has none, and what it keeps out of the image. */
export interface MadeDockerfile {
  readonly dockerfile: string;
  /** Absent where the service says that itself. */
  readonly ignore: string | undefined;
}

export function makeDockerfile(facts: ContainerFacts): MadeDockerfile {
  return { dockerfile: renderDockerfile(facts), ignore: facts.hasIgnoreFile ? undefined : renderDockerignore(facts) };
}

/** Lets the deployment that was made from it decide whether a Dockerfile becomes part of the tree under work. */
export function proposeDockerfile(
  { dockerfile, ignore }: MadeDockerfile,
  { deployment, readiness }: DeploymentResult,
  { repository, prefix }: Subject,
  deps: Deps,
): Promise<ProposalRecord> {
  const write = (name: string, text: string) => ({
    action: 'write' as const,
    path: path.posix.join(prefix, name),
    text,
  });
  const passed = deployment.state !== 'failed' && readiness !== undefined;
  const detail = passed
    ? `its image was built on ${deployment.compose?.baseImage ?? 'its base'}, and the service in it was ready and verified`
    : (deployment.failure ?? 'it did not become ready');
  return decideProposal(
    {
      proposal: {
        kind: 'container',
        author: { name: 'dockerfile', version: manifest.version },
        title: 'Give the service a Dockerfile',
        rationale: 'It has neither a Dockerfile nor a compose file, and was to run in a container.',
        edits: [write('Dockerfile', dockerfile), ...(ignore === undefined ? [] : [write('.dockerignore', ignore)])],
      },
      repository,
      gates: { smoke: () => Promise.resolve({ passed, detail }) },
    },
    deps,
  );
}
