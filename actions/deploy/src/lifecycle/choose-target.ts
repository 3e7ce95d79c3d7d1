import type { Target } from '@orchestrate/contracts/configuration';
import { ConfigurationError } from '@orchestrate/kit/errors';

import type { Docker, NoDocker } from '../compose/docker';
import type { ServiceTree } from '../source/service-tree';
import { findStartScript } from '../source/start-script';

/** What the tree can be deployed as. */
export interface Abilities {
  readonly process: boolean;
  /** It says itself how: a Dockerfile, or a compose file. */
  readonly compose: boolean;
  /** The script for development, where it has one. */
  readonly development?: string;
}

export type TargetChoice =
  | { readonly target: 'process'; readonly why: string; readonly withoutDocker: string | undefined }
  | { readonly target: 'compose'; readonly why: string; readonly docker: Docker }
  /** Nothing here can do what was asked; a person can. */
  | { readonly target: 'none'; readonly reason: string; readonly remedy: string };

const REMEDIES: Readonly<Record<NoDocker['missing'], string>> = {
  docker: 'install Docker and start its engine, or deploy with target: process',
  compose: 'install Docker Compose, or deploy with target: process',
};

/** Looks at what the tree holds. */
export function findAbilities(tree: Pick<ServiceTree, 'scripts' | 'hasDockerfile' | 'composeFile'>): Abilities {
  return {
    process: findStartScript(tree.scripts) !== undefined,
    compose: tree.hasDockerfile || tree.composeFile !== undefined,
    ...(tree.scripts.dev === undefined ? {} : { development: tree.scripts.dev }),
  };
}

function refuse(problem: string): never {
  throw new ConfigurationError('nothing-to-deploy', [`deploy: ${problem}`]);
}

// `node --watch src/server.js`: what runs it for development runs it alone as well.
const PLAIN = /^(?:node|nodemon)\b.*?\s([\w./-]+\.[cm]?js)$/;

/** What to do where nothing starts it. */
function adviseStart({ development }: Abilities): string {
  const program = PLAIN.exec(development ?? '')?.[1] ?? 'dist/main.js';
  const dev = development === undefined ? '' : `, and "dev" (${development}) is for development`;
  return `no script "start" in package.json, and neither main nor bin names a program that is there${dev}; add a script such as "start": "node ${program}" that listens on PORT`;
}

function chooseProcess(why: string, can: Abilities, withoutDocker?: string): TargetChoice {
  if (!can.process) refuse(`the target process has nothing to run: ${adviseStart(can)}`);
  return { target: 'process', why, withoutDocker };
}

/**
 * Chooses where to deploy.
 * @param findDocker - asked only where the answer matters
 * @throws {ConfigurationError} `nothing-to-deploy` where the tree has not what the target needs
 */
export async function chooseTarget(
  requested: Target,
  can: Abilities,
  findDocker: () => Promise<Docker | NoDocker>,
): Promise<TargetChoice> {
  if (!can.process && !can.compose)
    refuse(`there is nothing to deploy: no Dockerfile, no compose file, ${adviseStart(can)}`);
  if (requested === 'process') return chooseProcess('it was asked for', can);
  // What starts as a process can be given a Dockerfile, which nobody should have to wait for who did not ask for one.
  if (!can.compose && requested === 'auto')
    return chooseProcess('the tree has neither a Dockerfile nor a compose file', can);
  const docker = await findDocker();
  if ('engine' in docker) {
    const offer = `Docker ${docker.engine} answers and compose ${docker.compose.version} is there`;
    const made = can.compose
      ? ''
      : '; the tree has neither a Dockerfile nor a compose file, so that a Dockerfile is made';
    return { target: 'compose', why: requested === 'auto' ? offer : `it was asked for; ${offer}${made}`, docker };
  }
  if (requested === 'auto' && can.process) return chooseProcess(docker.reason, can, docker.reason);
  return { target: 'none', reason: docker.reason, remedy: REMEDIES[docker.missing] };
}
