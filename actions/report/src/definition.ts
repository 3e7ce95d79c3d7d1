import { randomUUID } from 'node:crypto';

import type { ActionDefinition } from '@orchestrate/kit/action/definition';
import { openArtifactStore } from '@orchestrate/kit/artifacts/artifact-store';
import { pickEnvironment } from '@orchestrate/kit/exec/pick-environment';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

// Who signs, where it runs, and where traces are sent.
const VARIABLES = [
  ...['ORCHESTRATE_SIGNING_KEY', 'ORCHESTRATE_CONFIG_DIR', 'XDG_CONFIG_HOME', 'APPDATA', 'ACT'],
  ...['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_WORKFLOW_REF'],
  ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS'],
];

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'report',
  inputs: inputsSchema,
  outputs: outputsSchema,
  secrets: ['signingKey'],
  models: MODELS_ACCESS,
  // A report is never taken over from before: a resumed run has a job summary and an artifact of its own to fill.
  fingerprint: () => Promise.resolve([randomUUID()]),
  async run(inputs, deps) {
    const { run } = await import('./run');
    return run(inputs, deps, { store: openArtifactStore(), environment: pickEnvironment(VARIABLES) });
  },
  async afterwards({ signingKey }, run) {
    const { signRunAs } = await import('./sign-run');
    await signRunAs(run, { given: signingKey, environment: pickEnvironment(VARIABLES), hasEnded: true });
  },
};
