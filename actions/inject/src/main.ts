import { runAction } from '@orchestrate/kit/action/run-action';

import { inputsSchema } from './inputs';
import { outputsSchema } from './outputs';
import { run } from './run';

await runAction({ step: 'inject', inputs: inputsSchema, outputs: outputsSchema, run });
