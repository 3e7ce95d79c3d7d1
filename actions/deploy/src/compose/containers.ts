import type { Deps } from '@orchestrate/kit/action/deps';
import { z } from 'zod';

import type { Condition } from '../lifecycle/target';

import { askDocker } from './docker';

type ContainerDeps = Pick<Deps, 'exec' | 'workingDirectory'>;

const stateSchema = z.looseObject({
  Status: z.string(),
  ExitCode: z.number(),
  OOMKilled: z.boolean().default(false),
  Health: z
    .looseObject({
      Status: z.string(),
      Log: z.array(z.looseObject({ Output: z.string().default('') })).nullish(),
    })
    .nullish(),
});
/** What Docker tells of a container. */
export type ContainerState = z.infer<typeof stateSchema>;

/** Ids of containers that carry all the labels, stopped ones too; newest first. */
export async function listContainers(deps: ContainerDeps, labels: Readonly<Record<string, string>>): Promise<string[]> {
  const filters = Object.entries(labels).flatMap(([name, value]) => ['--filter', `label=${name}=${value}`]);
  const text = await askDocker(deps, {
    args: ['ps', '-aq', '--no-trunc', ...filters],
    why: 'Find containers',
    quiet: true,
  });
  return text.split('\n').filter(Boolean);
}

export async function readContainerState(deps: ContainerDeps, id: string): Promise<ContainerState> {
  const args = ['inspect', '--format', '{{json .State}}', id];
  return stateSchema.parse(JSON.parse(await askDocker(deps, { args, why: 'See how it fares', quiet: true })));
}

/** What a container's state means for somebody who waits for it. It is not restarted before it is verified. */
export function judgeContainer(state: ContainerState): Condition {
  if (['exited', 'dead', 'removing'].includes(state.Status)) {
    const memory = state.OOMKilled ? ', out of memory' : '';
    const reason = `the container ended with exit code ${state.ExitCode}${memory}`;
    return { state: 'dead', deaths: 1, reason, exitCode: state.ExitCode };
  }
  if (state.Health?.Status === 'unhealthy') {
    const last = state.Health.Log?.at(-1)?.Output.trim().split('\n').at(-1) ?? '';
    const reason = `the container is unhealthy${last === '' ? '' : `: ${last.slice(0, 300)}`}`;
    return { state: 'dead', deaths: 0, reason, exitCode: null };
  }
  const isStarting = state.Status !== 'running' || state.Health?.Status === 'starting';
  return { state: isStarting ? 'starting' : 'running', deaths: 0 };
}
