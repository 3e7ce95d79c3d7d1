import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { tailOutput } from '@orchestrate/kit/exec/command';

import type { Docker } from './docker';
import { runDocker } from './docker';
import { findImage } from './image';
import { ensureLocalBase } from './local-base';

const PULL_TIMEOUT_SECONDS = 180;

/** The image that a service's own image starts from. */
export interface BaseImage {
  readonly image: string;
  readonly why: string;
  /** Made from this machine's Node. */
  readonly isLocal?: boolean;
}

/** How an attempt to pull went. */
export type PullVerdict = 'pulled' | 'no-such-image' | 'no-answer';

/** A registry that answers and does not have the image is the user's matter; one that does not answer is ours. */
export function judgePull(result: Pick<CommandResult, 'outcome' | 'exitCode' | 'output'>): PullVerdict {
  if (result.outcome === 'exited' && result.exitCode === 0) return 'pulled';
  const isMissing = /manifest unknown|manifest for .* not found|pull access denied|repository .* not found/i;
  const isMalformed = /invalid reference format/i;
  return isMissing.test(result.output) || isMalformed.test(result.output) ? 'no-such-image' : 'no-answer';
}

/**
 * Finds the base image: here, else from its registry, else, where no registry answers, made from this machine's Node.
 * @throws {ConfigurationError} `no-such-image`
 */
export async function resolveBaseImage(wanted: string, docker: Docker, deps: Deps): Promise<BaseImage> {
  if ((await findImage(wanted, deps)) !== undefined) return { image: wanted, why: `${wanted} is on this machine` };
  const pull = await runDocker(deps, {
    args: ['pull', '--quiet', wanted],
    why: 'Fetch the base image of the service',
    timeout: PULL_TIMEOUT_SECONDS,
  });
  const verdict = judgePull(pull);
  if (verdict === 'pulled') return { image: wanted, why: `${wanted} was pulled from its registry` };
  if (verdict === 'no-such-image')
    throw new ConfigurationError('no-such-image', [
      `deploy.base-image: ${JSON.stringify(wanted)} cannot be pulled: ${tailOutput(pull, 1)}`,
    ]);
  deps.log.info(`no registry gave ${wanted}; the base is made from this machine's Node`);
  const image = await ensureLocalBase(docker, deps);
  const why = `${wanted} is not on this machine and no registry gave it: made from this machine's Node ${process.version}`;
  return { image, why, isLocal: true };
}
