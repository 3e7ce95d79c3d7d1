import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';

const ANSWER_TIMEOUT_SECONDS = 15;

/** What Docker offers here. */
export interface Docker {
  /** Version of the engine. */
  readonly engine: string;
  readonly compose: { readonly argv: readonly [string, ...string[]]; readonly version: string };
  /** Without it, the engine's classic builder is used. */
  readonly hasBuildx: boolean;
}

/** Why there is no using Docker. */
export interface NoDocker {
  readonly missing: 'docker' | 'compose';
  readonly reason: string;
}

type DockerDeps = Pick<Deps, 'exec' | 'workingDirectory'>;

/** How one docker command is run. */
export interface DockerCommand {
  readonly args: readonly string[];
  readonly why: string;
  readonly timeout?: number;
  /** Asked over and over: no log of its own. */
  readonly quiet?: boolean;
}

/** Runs `docker …`; a failure is a result. */
export function runDocker(deps: DockerDeps, command: DockerCommand): Promise<CommandResult> {
  const { args, why, timeout = 120, quiet = false } = command;
  const cwd = deps.workingDirectory;
  return deps.exec.run({ tool: 'docker', argv: ['docker', ...args], cwd, why, timeout, quiet, reach: 'machine' });
}

/**
 * Runs `docker …` and gives its output.
 * @throws {ExternalError} `docker`
 */
export async function askDocker(deps: DockerDeps, command: DockerCommand): Promise<string> {
  const result = await runDocker(deps, command);
  if (hasSucceeded(result)) return result.stdout.trim();
  throw new ExternalError('docker', `docker ${command.args[0] ?? ''} failed:\n${tailOutput(result)}`, true);
}

async function readVersion(deps: DockerDeps, argv: readonly [string, ...string[]]): Promise<string | undefined> {
  const result = await deps.exec.run({
    tool: argv[0],
    argv: [...argv],
    cwd: deps.workingDirectory,
    why: 'See what Docker offers here',
    timeout: ANSWER_TIMEOUT_SECONDS,
    quiet: true,
    reach: 'machine',
  });
  return hasSucceeded(result) ? result.stdout.trim() : undefined;
}

async function findCompose(deps: DockerDeps): Promise<Docker['compose'] | undefined> {
  const commands = [['docker', 'compose'] as const, ['docker-compose'] as const];
  for (const argv of commands) {
    const version = await readVersion(deps, [...argv, 'version', '--short']);
    if (version !== undefined && version !== '') return { argv, version };
  }
  return undefined;
}

/** Looks for an engine that answers, and for compose: the plugin, else the older program of its own. */
export async function findDocker(deps: DockerDeps): Promise<Docker | NoDocker> {
  const engine = await runDocker(deps, {
    args: ['version', '--format', '{{.Server.Version}}'],
    why: 'See whether a Docker engine answers',
    timeout: ANSWER_TIMEOUT_SECONDS,
  });
  if (engine.outcome === 'not-found') return { missing: 'docker', reason: 'there is no docker command here' };
  if (!hasSucceeded(engine)) return { missing: 'docker', reason: 'no Docker engine answers' };
  const [compose, buildx] = await Promise.all([findCompose(deps), readVersion(deps, ['docker', 'buildx', 'version'])]);
  if (compose === undefined)
    return { missing: 'compose', reason: 'Docker answers, but neither docker compose nor docker-compose is installed' };
  return { engine: engine.stdout.trim(), compose, hasBuildx: buildx !== undefined };
}
