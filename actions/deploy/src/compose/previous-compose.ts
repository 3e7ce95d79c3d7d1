import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { removePath } from '@orchestrate/kit/run-directory/run-directory';

import { keptDirectory } from '../lifecycle/kept-deployment';
import type { PreviousDeployment } from '../lifecycle/previous';

import { listContainers } from './containers';
import type { DockerCommand } from './docker';
import { askDocker, runDocker } from './docker';
import { LABELS } from './labels';

type PreviousDeps = Pick<Deps, 'exec' | 'workingDirectory' | 'home' | 'log'>;

const STOP_SECONDS = 10;
const FORMAT =
  [LABELS.project, LABELS.run, LABELS.directory].map((name) => `{{.Label "${name}"}}\t`).join('') + '{{.Ports}}';

interface Listed {
  readonly project: string;
  readonly run: string;
  readonly directory: string;
  readonly port: number | undefined;
}

/** Reads a line of `docker ps`: project, run, directory and `127.0.0.1:41234->8080/tcp`, with tabs between. */
export function parseListed(line: string): Listed | undefined {
  const [project = '', run = '', directory = '', ports = ''] = line.split('\t');
  const port = /:(\d+)->/.exec(ports)?.[1];
  return project === '' ? undefined : { project, run, directory, port: port === undefined ? undefined : Number(port) };
}

/** Ends containers and networks. What was stored stays in the volumes, and that is said. */
async function removeProject(project: string, ids: readonly string[], deps: PreviousDeps): Promise<void> {
  await askDocker(deps, {
    args: ['stop', '--time', String(STOP_SECONDS), ...ids],
    why: 'End the deployment that was replaced',
  });
  await askDocker(deps, { args: ['rm', '--force', ...ids], why: 'Remove the deployment that was replaced' });
  const filter = `label=${LABELS.project}=${project}`;
  const list = async (kind: 'network' | 'volume'): Promise<string[]> => {
    const args = [kind, 'ls', '-q', '--filter', filter];
    const text = await askDocker(deps, { args, why: 'Find what belongs to it', quiet: true });
    return text.split('\n').filter(Boolean);
  };
  for (const volume of await list('volume'))
    deps.log.info(`the volume ${volume} of the deployment that was replaced stays; docker volume rm removes it`);
  for (const network of await list('network'))
    await runDocker(deps, {
      args: ['network', 'rm', network],
      why: 'Remove a network of the deployment that was replaced',
    });
}

/** The kept containers of this service and this checkout, while they run. Volumes stay when it is retired. */
export async function findPreviousCompose(
  service: string,
  deps: PreviousDeps,
): Promise<PreviousDeployment | undefined> {
  const labels = { [LABELS.service]: service, [LABELS.home]: deps.home, [LABELS.kept]: 'true' };
  const filters = Object.entries(labels).flatMap(([name, value]) => ['--filter', `label=${name}=${value}`]);
  const listed = await runDocker(deps, {
    args: ['ps', ...filters, '--format', FORMAT],
    why: 'Look for an earlier deployment',
    quiet: true,
  });
  const found = listed.stdout
    .split('\n')
    .map(parseListed)
    .filter((entry) => entry !== undefined);
  // Of a project with several containers, the one with the port is the service itself.
  const main = found.find(({ port }) => port !== undefined) ?? found[0];
  if (main === undefined) return undefined;
  const ids = await listContainers(deps, { [LABELS.project]: main.project });
  const run = async (command: DockerCommand): Promise<void> => {
    await askDocker(deps, command);
  };
  const stop = ['stop', '--time', String(STOP_SECONDS), ...ids];
  return {
    run: main.run,
    port: main.port,
    howToEnd: `docker rm -f ${ids.map((id) => id.slice(0, 12)).join(' ')}`,
    suspend: () => run({ args: stop, why: 'Make room for the deployment that replaces it' }),
    resume: () => run({ args: ['start', ...ids], why: 'Bring the earlier deployment back' }),
    async retire() {
      await removeProject(main.project, ids, deps);
      // A label is only text: nothing but a deployment's directory is ever removed.
      if (path.dirname(main.directory) === keptDirectory(deps.home, service)) await removePath(main.directory);
    },
  };
}
