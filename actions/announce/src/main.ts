import { runAction } from '@orchestrate/kit/action/run-action';

import { definition } from './definition';

await runAction(definition);
