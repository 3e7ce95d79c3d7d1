import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';

import type { Docker } from './docker';
import { runDocker } from './docker';

const BUILD_TIMEOUT_SECONDS = 900;

/** An image to build. */
export interface ImageRequest {
  /** Absolute. */
  readonly context: string;
  readonly tags: readonly string[];
  readonly why: string;
  /** Relative to the context; `Dockerfile` unless given. */
  readonly file?: string;
  readonly stage?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

type ImageDeps = Pick<Deps, 'exec' | 'workingDirectory'>;

/** The id of an image of this machine; `undefined` when it is not here. */
export async function findImage(image: string, deps: ImageDeps): Promise<string | undefined> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', image];
  const result = await runDocker(deps, { args, why: `See whether ${image} is on this machine`, quiet: true });
  return hasSucceeded(result) ? result.stdout.trim() : undefined;
}

function listFlags(flag: string, entries: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(entries).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/**
 * Builds an image into the engine's own store, with buildx where it is there and with the classic builder elsewhere.
 * @throws {ExternalError} `docker-build`, with the end of the output
 */
export async function buildImage(docker: Docker, request: ImageRequest, deps: ImageDeps): Promise<void> {
  const { context, tags, why, file = 'Dockerfile', stage, args, labels } = request;
  // The default builder sees the engine's images, which one in a container of its own does not.
  const builder = docker.hasBuildx ? ['buildx', 'build', '--builder', 'default', '--load'] : ['build'];
  const flags = [
    ...tags.flatMap((tag) => ['--tag', tag]),
    ...listFlags('--build-arg', args),
    ...listFlags('--label', labels),
    ...(stage === undefined ? [] : ['--target', stage]),
  ];
  const result = await deps.exec.run({
    tool: 'docker',
    reach: 'machine',
    argv: ['docker', ...builder, '--file', `${context}/${file}`, ...flags, context],
    cwd: context,
    why,
    timeout: BUILD_TIMEOUT_SECONDS,
    env: docker.hasBuildx ? {} : { DOCKER_BUILDKIT: '0' },
  });
  if (!hasSucceeded(result))
    throw new ExternalError('docker-build', `docker build failed:\n${tailOutput(result, 30)}`, true);
}
