import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Deps } from '@orchestrate/kit/action/deps';

import { writeKeptDeployment } from '../lifecycle/kept-deployment';
import type { PreviousDeployment } from '../lifecycle/previous';

import { isAlive, launchSupervisor, stopSupervisor } from './supervised-process';

// What the service stored and what it said outlive it.
const SPARED = new Set(['data', 'logs']);

async function removeProgram(directory: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  if (!names.includes('data')) {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    return;
  }
  for (const name of names.filter((entry) => !SPARED.has(entry)))
    await rm(path.join(directory, name), { recursive: true, force: true, maxRetries: 3 });
}

/** The kept process that a record names, while it runs. */
export function findPreviousProcess(
  record: Deployment,
  deps: Pick<Deps, 'exec' | 'home'>,
): PreviousDeployment | undefined {
  const { process: supervised } = record;
  if (supervised === undefined || !isAlive(supervised)) return undefined;
  const { directory } = supervised;
  return {
    run: record.run,
    port: record.port,
    howToEnd: `kill ${supervised.pid}`,
    suspend: () => stopSupervisor(supervised, directory),
    async resume() {
      const resumed = await launchSupervisor(directory, deps);
      await writeKeptDeployment(deps.home, { ...record, process: { ...supervised, ...resumed } });
    },
    async retire() {
      await stopSupervisor(supervised, directory);
      await removeProgram(directory);
    },
  };
}
