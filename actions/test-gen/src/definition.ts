import { readFile } from 'node:fs/promises';

import type { ActionDefinition, FingerprintContext } from '@orchestrate/kit/action/definition';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';
import { BUNDLED_SPECIFICATION_FILE, PLAN_FILE } from '@orchestrate/kit/run-directory/plan-file';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';
import { readTemplates } from './templates';

/** What the tests depend on besides the code and the service: the plan, the specification and the templates. */
async function fingerprint(_inputs: Inputs, { run, actionDirectory }: FingerprintContext): Promise<string[]> {
  const read = (file: string): Promise<string> => readFile(run.resolve(file), 'utf8').catch(() => 'absent');
  const templates = [
    ...(await readTemplates(actionDirectory, 'support')),
    ...(await readTemplates(actionDirectory, 'broken')),
  ];
  return [await read(PLAN_FILE), await read(BUNDLED_SPECIFICATION_FILE), ...templates.flat()];
}

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'test-gen',
  inputs: inputsSchema,
  outputs: outputsSchema,
  models: MODELS_ACCESS,
  fingerprint,
  isCacheable: (_inputs, { hasService }) => hasService,
  run: async (inputs, deps) => (await import('./run')).run(inputs, deps),
};
