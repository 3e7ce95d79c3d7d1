import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { ActionDefinition } from '@orchestrate/kit/action/definition';
import { readWorkflowContext } from '@orchestrate/kit/github/workflow-context';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'announce',
  inputs: inputsSchema,
  outputs: outputsSchema,
  secrets: ['token'],
  // What is on GitHub is no part of any hash: whether there is something left to tell is asked there, every time.
  fingerprint: () => Promise.resolve([randomUUID()]),
  async run(inputs, deps) {
    const { run } = await import('./run');
    const { openGithubApi } = await import('@orchestrate/kit/github/github-api');
    const pause = (seconds: number): Promise<void> => wait(seconds * 1000, undefined, { signal: deps.signal });
    return run(inputs, deps, { readContext: readWorkflowContext, openApi: openGithubApi, pause });
  },
};
