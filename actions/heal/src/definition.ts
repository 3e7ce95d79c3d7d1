import type { ActionDefinition } from '@orchestrate/kit/action/definition';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';
import { findOrigin } from '@orchestrate/kit/subject/origin';

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
  isCacheable: (_inputs, { hasService }) => hasService,
  // That a tree is sound stays true as long as the tree and its commands do. What was broken is worked on every time.
  worthKeeping: ['noop'],
  async fingerprint(_inputs, { run: directory, configuration }) {
    // An adopted tree runs on packages installed beside it, which no hash here covers.
    const origin = (await findOrigin(directory)) === 'adopted' ? directory.id : 'generated';
    return [origin, JSON.stringify(configuration.gates), JSON.stringify(configuration.safety)];
  },
  run,
};
