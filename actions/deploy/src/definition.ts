import type { ActionDefinition } from '@orchestrate/kit/action/definition';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import { fingerprintDeployment } from './lifecycle/fingerprint';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'deploy',
  inputs: inputsSchema,
  outputs: outputsSchema,
  fingerprint: fingerprintDeployment,
  run: async (inputs, deps) => (await import('./run')).run(inputs, deps),
};
