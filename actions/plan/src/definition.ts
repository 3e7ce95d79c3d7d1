import type { ActionDefinition } from '@orchestrate/kit/action/definition';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import { openRun } from './open-run';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'plan',
  inputs: inputsSchema,
  outputs: outputsSchema,
  models: { ...MODELS_ACCESS, configurationFile: ({ config }) => config },
  openRun,
  // The parsers of YAML and OpenAPI are loaded with what needs them, so that the action starts without.
  fingerprint: async (inputs, context) => (await import('./fingerprint')).fingerprint(inputs, context),
  run: async (inputs, deps) => (await import('./run')).run(inputs, deps),
};
