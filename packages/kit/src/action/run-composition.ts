import path from 'node:path';

import type { z } from 'zod';

import { classifyError, describeError } from '../errors';

import { createGithubHost } from './github-host';
import type { ActionHost } from './host';
import { parseInputs, toKebabCase } from './inputs';
import type { BundleResult } from './run-bundle';
import { runBundle } from './run-bundle';

/** An action made of other actions of this repository. */
export interface Composition<Inputs, Outputs extends object> {
  readonly inputs: z.ZodObject & z.ZodType<Inputs>;
  /** Names of inputs whose values are secrets: masked at once. */
  readonly secrets?: readonly (keyof Inputs & string)[];
  run(inputs: Inputs, deps: CompositionDeps): Promise<Outputs>;
  /** Why the step fails, or `undefined` when it does not. */
  findFailure(inputs: Inputs, outputs: Outputs): string | undefined;
}

/** What a composition works with. */
export interface CompositionDeps {
  /** Runs the bundle of an action of this repository, by its folder's name, with the inputs given. */
  runStep(action: string, inputs: Readonly<Record<string, string>>): Promise<BundleResult>;
  print(message: string): void;
}

/** Runs a composition from its inputs to its outputs and, where it says so, fails the step. */
export async function runComposition<Inputs, Outputs extends object>(
  composition: Composition<Inputs, Outputs>,
  host: ActionHost = createGithubHost(),
): Promise<void> {
  const actions = path.dirname(host.actionDirectory);
  try {
    const inputs = parseInputs<Inputs>(composition.inputs, (name) => host.readInput(name));
    for (const secret of composition.secrets ?? []) if (inputs[secret] !== '') host.maskSecret(String(inputs[secret]));
    const outputs = await composition.run(inputs, {
      runStep: (action, given) => runBundle(path.join(actions, action, 'dist/index.js'), given, host.environment),
      print: (message) => host.print('info', message),
    });
    for (const [name, value] of Object.entries(outputs)) host.setOutput(toKebabCase(name), String(value));
    const failure = composition.findFailure(inputs, outputs);
    if (failure !== undefined) host.fail(failure);
  } catch (error) {
    if (classifyError(error).kind === 'bug' && error instanceof Error)
      host.print('error', error.stack ?? describeError(error));
    host.fail(describeError(error));
  }
}
