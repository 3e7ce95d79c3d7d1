import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseOutput } from '@orchestrate/contracts/phase-record';

import { systemClock } from '../clock';
import type { Trust } from '../configuration/trust';
import { findTrust } from '../configuration/trust';
import { classifyError, describeError } from '../errors';
import { createPlainExec } from '../exec/plain-exec';
import { readKeyInputs, withKeys } from '../models/key-inputs';
import { listKeyValues } from '../models/roster';
import { readPlanIfPresent } from '../run-directory/plan-file';
import type { RunDirectory } from '../run-directory/run-directory';
import { locateRunDirectory } from '../run-directory/run-directory';
import { createRedactor, findSecretValues } from '../safety/redaction';

import type { ActionDefinition, RunOpening } from './definition';
import { executePhase } from './execute-phase';
import { createGithubHost } from './github-host';
import type { ActionHost } from './host';
import type { CommonInputs } from './inputs';
import { parseInputs, toKebabCase } from './inputs';
import { findModelSettings } from './model-settings';
import { describeFailure } from './phase-record';

/** Set by the first action of a job for the later ones: the run directory they share. */
export const RUN_DIRECTORY_VARIABLE = 'ORCHESTRATE_RUN_DIRECTORY';
/** Where act was started, so that results land in the real checkout and not in act's copy of it. */
export const HOST_DIRECTORY_VARIABLE = 'ORCHESTRATE_HOST_DIR';
/** Begins the lines that the entry script shows as progress. */
export const PROGRESS_MARK = '▸';

/** `true` allows code beside a key without a sandbox, as `safety.allow-host` does: whoever starts the run says so. */
export const ALLOW_HOST_VARIABLE = 'ORCHESTRATE_ALLOW_HOST';

const WITHOUT_CONFIGURATION: readonly Step[] = ['plan', 'report', 'deliver', 'announce'];
const CANCEL_GRACE_MILLISECONDS = 5_000;

function readWorkspace(host: ActionHost): { workspace: string; home: string } {
  const workspace = path.resolve(host.environment.GITHUB_WORKSPACE ?? '.');
  const home = host.environment[HOST_DIRECTORY_VARIABLE];
  return { workspace, home: home === undefined || home === '' ? workspace : path.resolve(home) };
}

function publishOutputs(host: ActionHost, output: PhaseOutput, evidence: string, runDirectory: string): void {
  for (const [name, value] of Object.entries(output.outputs)) host.setOutput(name, value);
  host.setOutput('status', output.status);
  host.setOutput('engine', output.engine);
  host.setOutput('evidence', evidence);
  host.setOutput('run-directory', runDirectory);
  host.setOutput('cost', String(output.cost));
  host.setOutput('tokens', String(output.tokens));
}

function tellProgress(host: ActionHost, output: PhaseOutput): void {
  const origin =
    output.resumed === true
      ? ' (resumed)'
      : output.cached === undefined
        ? ''
        : ` (cached ${output.cached.slice(0, 12)})`;
  host.print(
    'info',
    `${PROGRESS_MARK} ${output.phase} ${output.status} ${output.seconds.toFixed(1)} s${origin}: ${output.headline}`,
  );
  for (const item of output.remaining) host.print('info', `  remaining: ${item}`);
}

function createCancellation(host: ActionHost): AbortController {
  const controller = new AbortController();
  host.onCancel((reason) => {
    controller.abort(new Error(`cancelled by ${reason}`));
    // Whatever does not listen to the signal must not hold the job.
    setTimeout(() => host.exit(130), CANCEL_GRACE_MILLISECONDS).unref();
  });
  return controller;
}

/** The runner, with the keys of models that were given as inputs where everybody looks for them. Masked at once. */
function takeKeys({ models }: { readonly models?: unknown }, host: ActionHost): ActionHost {
  if (models === undefined) return host;
  const keys = readKeyInputs((name) => host.readInput(name));
  for (const key of Object.values(keys)) host.maskSecret(key);
  return { ...host, environment: withKeys(host.environment, keys) };
}

function readSecrets<I extends CommonInputs>(
  definition: ActionDefinition<I, Record<string, string>>,
  inputs: I,
  host: ActionHost,
): string[] {
  const own = (definition.secrets ?? []).map((key) => String(inputs[key])).filter((value) => value !== '');
  const keys = listKeyValues({ providers: {} }, host.environment);
  for (const value of [...own, ...keys]) host.maskSecret(value);
  return [...own, ...keys, ...findSecretValues(host.environment)];
}

async function openRun<I extends CommonInputs>(
  definition: ActionDefinition<I, Record<string, string>>,
  inputs: I,
  host: ActionHost,
  directories: { readonly home: string; readonly workingDirectory: string },
): Promise<RunOpening> {
  const existing = inputs.runDirectory === '' ? host.environment[RUN_DIRECTORY_VARIABLE] : inputs.runDirectory;
  const context = { ...directories, existing, clock: systemClock };
  return (
    (await definition.openRun?.(inputs, context)) ?? { run: await locateRunDirectory(context, systemClock), notes: [] }
  );
}

async function findConfiguration(
  step: Step,
  run: RunDirectory,
  workingDirectory: string,
  trust: Trust | undefined,
): Promise<Configuration> {
  // The plan reads and judges the configuration itself; everything after it holds to the plan. The report comes
  // whatever became of either, and uses none of it. Delivering and announcing have a token that can write, so a file of
  // the branch must not say which variables their commands see.
  if (WITHOUT_CONFIGURATION.includes(step)) return configurationSchema.parse({ version: 1 });
  const plan = await readPlanIfPresent(run);
  if (plan !== undefined) return plan.configuration;
  const { readConfiguration } = await import('../configuration/read-configuration');
  return readConfiguration(workingDirectory, '', trust);
}

function allowHost(configuration: Configuration, host: ActionHost): Configuration {
  if (host.environment[ALLOW_HOST_VARIABLE] !== 'true') return configuration;
  return { ...configuration, safety: { ...configuration.safety, 'allow-host': true } };
}

async function perform<I extends CommonInputs, O extends Record<string, string>>(
  definition: ActionDefinition<I, O>,
  runner: ActionHost,
): Promise<void> {
  const host = takeKeys(definition, runner);
  const inputs = parseInputs<I>(definition.inputs, (name) => host.readInput(name));
  const secrets = readSecrets(definition, inputs, host);
  const { workspace, home } = readWorkspace(host);
  const { signal } = createCancellation(host);
  const workingDirectory = path.resolve(workspace, inputs.workingDirectory);
  const { run, notes } = await openRun(definition, inputs, host, { home, workingDirectory });
  host.exportVariable(RUN_DIRECTORY_VARIABLE, run.path);
  host.print('info', `${PROGRESS_MARK} ${definition.step} … run ${run.id}`);
  for (const note of notes) host.print('info', note);

  const exec = createPlainExec(host.environment, signal);
  const trust = await findTrust(host.environment, exec, (notice) => host.print('warning', notice));
  const found = await findConfiguration(definition.step, run, workingDirectory, trust);
  const configuration = allowHost(found, host);
  const places = { configuration, run, workingDirectory, trust };
  const modelSettings = await findModelSettings(definition, inputs, places);
  const keys = modelSettings === undefined ? [] : listKeyValues(modelSettings, host.environment);
  for (const key of keys) host.maskSecret(key);
  const redact = createRedactor([...secrets, ...keys]);
  const frame = { host, clock: systemClock, ...places, home, modelSettings, redact, signal };
  const { output, directory } = await executePhase({ definition, inputs, frame });

  publishOutputs(host, output, run.resolve(directory), run.path);
  tellProgress(host, output);
  if (inputs.failOn.includes(output.status))
    host.fail(
      output.error === undefined
        ? `${output.phase} is ${output.status}: ${output.headline}`
        : describeFailure(output.phase, output.error),
    );
  else if (output.error !== undefined) host.print('error', describeFailure(output.phase, output.error));
}

/**
 * Runs an action from its inputs to its outputs. It alone fails the step: for a status listed in `fail-on`, and for
 * anything that goes wrong before there is a run directory to record it in. A configuration error prints what to do;
 * an external one its code and whether a retry can help; anything else is a bug and shows its stack.
 */
export async function runAction<I extends CommonInputs, O extends Record<string, string>>(
  definition: ActionDefinition<I, O>,
  host: ActionHost = createGithubHost(),
): Promise<void> {
  try {
    await perform(definition, host);
  } catch (error) {
    const classified = classifyError(error);
    if (classified.kind === 'bug' && error instanceof Error) host.print('error', error.stack ?? describeError(error));
    host.setOutput('status', 'failed');
    host.setOutput('engine', 'offline');
    host.fail(describeFailure(definition.step, classified));
  }
}

/** Names of the outputs every action has besides its own, in kebab case. */
export const COMMON_OUTPUTS = ['status', 'engine', 'evidence', 'runDirectory', 'cost', 'tokens'].map(toKebabCase);
