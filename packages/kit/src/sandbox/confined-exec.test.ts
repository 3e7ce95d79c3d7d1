import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Command } from '../exec/command';

import type { Places } from './confined-exec';
import { planConfinement } from './confined-exec';

let root: string;
let places: Places;

beforeEach(async () => {
  root = await realpath(await createTemporaryDirectory());
  for (const place of ['scratch/warm-0/tree/sub', 'scratch/warm-0/tree-reports', 'scratch/warm-0/reader'])
    await mkdir(path.join(root, place), { recursive: true });
  for (const place of [
    'scratch/warm-1/tree',
    'scratch/agent-1/home',
    'run/service/.git',
    'cache/packages/k.tmp',
    'home',
    'deployments/pets/orchestrate-1/app/sub',
    'deployments/pets/orchestrate-1/logs',
  ])
    await mkdir(path.join(root, place), { recursive: true });
  places = {
    ...{ scratch: at('scratch'), service: at('run/service'), cache: at('cache'), readable: [at('absent')] },
    deployments: at('deployments'),
    environment: { GIVEN: 'yes' },
    findRegistry: () => Promise.resolve({ npm_config_registry: 'https://registry.test/' }),
  };
});

function at(...names: string[]): string {
  return path.join(root, ...names);
}

const plan = (cwd: string, more: Partial<Command> = {}) =>
  planConfinement(places, { tool: 'npm', argv: ['npm', 't'], cwd: at(cwd), why: '', ...more });

describe('planConfinement', () => {
  it('gives a command its own tree and what is reported beside it, to read the rest, and no network', async () => {
    const planned = await plan('scratch/warm-0/tree/sub');
    expect(planned).toMatchObject({
      tree: at('scratch/warm-0/tree'),
      writable: [at('scratch/warm-0/tree-reports')],
      network: 'none',
      environment: { GIVEN: 'yes' },
    });
    expect(planned.readable).toEqual([at('scratch'), at('cache/packages'), at('run/service/.git')]);
    expect(planned.hidden).toEqual([at('scratch/agent-1')]);
    expect(planned.environment).not.toHaveProperty('npm_config_registry');
  });

  it('gives the network to what installs packages, in the directory where it was started', async () => {
    const planned = await plan('cache/packages/k.tmp', { reach: 'registry' });
    expect(planned).toMatchObject({
      tree: at('cache/packages/k.tmp'),
      network: 'host',
      environment: { GIVEN: 'yes', npm_config_registry: 'https://registry.test/' },
    });
  });

  it('seals every repository in a directory that holds several, and shares what a command asks for', async () => {
    await writeFile(at('scratch/warm-0/file'), '');
    const planned = await plan('scratch/warm-0', { shares: { write: [at('home')] } });
    expect(planned.repositories).toEqual(['reader', 'tree', 'tree-reports'].map((name) => at('scratch/warm-0', name)));
    expect(planned.writable).toEqual([at('home')]);
  });

  it('has the tree of the run', async () => {
    expect(await plan('run/service')).toMatchObject({ tree: at('run/service') });
  });

  it('has the service of a deployment that is kept, and not what keeps it', async () => {
    const app = 'deployments/pets/orchestrate-1/app';
    expect(await plan(`${app}/sub`)).toMatchObject({ tree: at(app) });
    await expect(plan('deployments/pets/orchestrate-1/logs')).rejects.toThrow('is no place of this run');
  });

  it.each(['scratch', 'cache', 'home', 'deployments', '.'])('runs nothing in %s', async (place) => {
    await expect(plan(place)).rejects.toThrow('is no place of this run');
  });

  it('follows no link of a tree to another place', async () => {
    await symlink(at('home'), at('scratch/warm-0/tree/link'));
    await expect(plan('scratch/warm-0/tree/link')).rejects.toThrow('is no place of this run');
  });
});
