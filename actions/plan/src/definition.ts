import type { ActionDefinition } from '@orchestrate/kit/action/definition';

import { fingerprint } from './fingerprint';
import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import { openRun } from './open-run';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';
import { run } from './run';

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'plan',
  inputs: inputsSchema,
  outputs: outputsSchema,
  openRun,
  fingerprint,
  run,
};
