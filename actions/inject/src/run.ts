import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import type { Repository } from '@orchestrate/kit/git/repository';
import { openSubject } from '@orchestrate/kit/subject/subject';

import type { SourceFile } from './faults';
import { plantFault } from './faults';
import type { Inputs } from './inputs';
import type { Outputs } from './outputs';

async function readSources(repository: Repository): Promise<SourceFile[]> {
  const paths = (await repository.files()).filter((file) => file.startsWith('src/') && file.endsWith('.ts'));
  return Promise.all(
    paths.map(async (file) => ({ path: file, text: await readFile(path.join(repository.directory, file), 'utf8') })),
  );
}

async function breakTree(inputs: Inputs, repository: Repository): Promise<SourceFile> {
  const broken = plantFault(inputs.fault, await readSources(repository));
  if (broken === undefined) {
    throw new ConfigurationError('no-place', [`fault: this service has no place for ${inputs.fault}; try another one`]);
  }
  await writeFile(path.join(repository.directory, broken.path), broken.text);
  return broken;
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const { repository } = await openSubject(deps);
  const broken = await breakTree(inputs, repository);
  await deps.evidence.writeText('change.patch', await repository.diffWorkingTree());
  // Healing must not find the sound version in the history: the tree goes on as a single commit, and what led to it
  // is kept with the evidence, for a resumed run.
  await repository.forgetHistory('Adopt the tree as it stands', deps.evidence.resolve('history.bundle'));
  return {
    status: 'done',
    engine: 'offline',
    headline: `broke ${broken.path} (${inputs.fault})`,
    outputs: { fault: inputs.fault },
  };
}
