import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ActionDefinition, FingerprintContext } from '@orchestrate/kit/action/definition';
import { MODELS_ACCESS } from '@orchestrate/kit/models/models-access';

import type { Inputs } from './inputs';
import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { outputsSchema } from './outputs';

const PROGRAMS = ['actionlint', 'gitleaks', 'hadolint', 'zizmor'];

async function readTools(directory: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => name !== 'node_modules').sort();
  return Promise.all(names.map(async (name) => `${name}\n${await readFile(path.join(directory, name), 'utf8')}`));
}

async function describePrograms(): Promise<string[]> {
  const { findProgram } = await import('@orchestrate/kit/exec/find-program');
  const found = await Promise.all(PROGRAMS.map((name) => findProgram(name)));
  return PROGRAMS.map((name, index) => `${name} ${found[index]?.identity ?? 'absent'}`);
}

/** What the answer depends on besides the inputs, the code and the service's tree. */
async function fingerprint(inputs: Inputs, context: FingerprintContext): Promise<string[]> {
  const { clock, configuration } = context;
  const baseline = path.resolve(context.workingDirectory, inputs.baseline);
  return [
    ...(await readTools(path.join(context.actionDirectory, 'tools'))),
    ...(await describePrograms()),
    JSON.stringify(configuration),
    inputs.baseline === '' ? '' : await readFile(baseline, 'utf8').catch(() => 'absent'),
    // Advisories appear every day.
    clock.now().toISOString().slice(0, 10),
  ];
}

export const definition: ActionDefinition<Inputs, Outputs> = {
  step: 'analyze',
  inputs: inputsSchema,
  outputs: outputsSchema,
  models: MODELS_ACCESS,
  fingerprint,
  // A user's checkout is adopted only later: each run looks for itself.
  isCacheable: (_inputs, { isGenerated }) => isGenerated,
  run: async (inputs, deps) => (await import('./run')).run(inputs, deps),
};
