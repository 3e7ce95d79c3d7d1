import type { ActionDefinition } from '@orchestrate/kit/action/definition';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';
import { run } from './run';

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'heal',
  inputs: inputsSchema,
  outputs: outputsSchema,
  models: MODELS_ACCESS,
  // An adopted tree runs on packages installed beside it, which no hash here covers.
  isCacheable: (_inputs, { hasService, isGenerated }) => hasService && isGenerated,
  // That a tree is sound stays true as long as the tree and its commands do. What was broken is worked on every time.
  worthKeeping: ['noop'],
  fingerprint: (_inputs, { configuration }) =>
    Promise.resolve([JSON.stringify(configuration.gates), JSON.stringify(configuration.safety)]),
  run,
};
