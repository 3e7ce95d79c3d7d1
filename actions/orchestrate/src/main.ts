import { runComposition } from '@orchestrate/kit/action/run-composition';

import { inputsSchema, KEYS } from './inputs';
import { run } from './run';

await runComposition({
  inputs: inputsSchema,
  secrets: KEYS,
  run: (inputs, deps) =>
    run(inputs, {
      runStep: (action, given) => deps.runStep(action, given),
      announce: ({ id, action }) => deps.print(`── ${id} (actions/${action})`),
    }),
  findFailure: ({ failOn }, { verdict }) => (failOn.includes(verdict) ? `the run ended as ${verdict}` : undefined),
});
