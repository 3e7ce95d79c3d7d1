import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ActionDefinition, FingerprintContext } from '@orchestrate/kit/action/definition';
import { hashText, listFiles } from '@orchestrate/kit/files/hash';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';
import { BUNDLED_SPECIFICATION_FILE, PLAN_FILE } from '@orchestrate/kit/run-directory/plan-file';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

async function hashFolder(folder: string): Promise<string[]> {
  const files = await listFiles(folder, (relative) => relative === 'node_modules');
  return Promise.all(files.map(async (file) => `${file} ${hashText(await readFile(path.join(folder, file)))}`));
}

/** What a service depends on besides the code: the plan, the specification, the templates and the pinned packages. */
async function fingerprint(_inputs: Inputs, { run, actionDirectory }: FingerprintContext): Promise<string[]> {
  const read = (file: string): Promise<string> => readFile(run.resolve(file), 'utf8').catch(() => 'absent');
  return [
    await read(PLAN_FILE),
    await read(BUNDLED_SPECIFICATION_FILE),
    ...(await hashFolder(path.join(actionDirectory, 'templates'))),
    ...(await hashFolder(path.join(actionDirectory, 'tools'))),
  ];
}

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'generate',
  inputs: inputsSchema,
  outputs: outputsSchema,
  models: MODELS_ACCESS,
  fingerprint,
  // What is published leaves the run; what stands in the tree already may have been edited.
  isCacheable: ({ out }, { hasService }) => out === '' && !hasService,
  run: async (inputs, deps) => (await import('./run')).run(inputs, deps),
};
