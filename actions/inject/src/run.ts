import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError, ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { Repository } from '@orchestrate/kit/git/repository';
import { openSubject } from '@orchestrate/kit/subject/subject';

import { choosePackage, isDropped } from './faults/dropped-package';
import { plantFault } from './faults/plant-fault';
import type { Tree } from './faults/source-file';
import type { Inputs } from './inputs';
import type { Outputs } from './outputs';

const LARGEST = 5_000_000;

async function readTree(repository: Repository, salt: string): Promise<Tree> {
  const files = new Map<string, string>();
  for (const file of await repository.files()) {
    const place = path.join(repository.directory, file);
    const { size } = await stat(place);
    if (size <= LARGEST) files.set(file, await readFile(place, 'utf8'));
  }
  return { files, salt };
}

function refuse({ fault }: Inputs): never {
  throw new ConfigurationError('no-place', [`fault: this service has no place for ${fault}; try another one`]);
}

/** Lets npm take a package away, as somebody would who thinks that nothing needs it. */
async function dropPackage(inputs: Inputs, repository: Repository, deps: Deps): Promise<string> {
  const name = choosePackage(await readTree(repository, deps.run.id)) ?? refuse(inputs);
  const result = await deps.exec.run({
    tool: 'npm',
    argv: ['npm', 'uninstall', name, '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'],
    cwd: repository.directory,
    why: 'Take away a package that the service needs',
    timeout: 120,
    reach: 'registry',
  });
  if (!hasSucceeded(result)) throw new ExternalError('npm-uninstall', tailOutput(result), true);
  if (!isDropped(name, await readTree(repository, deps.run.id))) refuse(inputs);
  return 'package.json';
}

async function breakTree(inputs: Inputs, repository: Repository, deps: Deps): Promise<string> {
  const { fault } = inputs;
  if (fault === 'missing-dependency') return dropPackage(inputs, repository, deps);
  const broken = plantFault(fault, await readTree(repository, deps.run.id)) ?? refuse(inputs);
  await writeFile(path.join(repository.directory, broken.path), broken.text);
  return broken.path;
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const { repository } = await openSubject(deps);
  const place = await breakTree(inputs, repository, deps);
  await deps.evidence.writeText('change.patch', await repository.diffWorkingTree());
  // Healing must not find the sound version in the history: the tree goes on as a single commit, and what led to it
  // is kept with the evidence, for a resumed run.
  await repository.forgetHistory('Adopt the tree as it stands', deps.evidence.resolve('history.bundle'));
  return {
    status: 'done',
    engine: 'offline',
    headline: `broke ${place} (${inputs.fault})`,
    outputs: { fault: inputs.fault },
  };
}
