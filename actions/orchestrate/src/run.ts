import { toKebabCase } from '@orchestrate/kit/action/inputs';
import type { BundleResult } from '@orchestrate/kit/action/run-bundle';

import type { ChainStep, Results } from './chain';
import { CHAIN } from './chain';
import type { Inputs } from './inputs';
import { KEYS } from './inputs';

export interface ChainDeps {
  /** Runs an action's bundle with the inputs given. */
  readonly runStep: (action: string, inputs: Readonly<Record<string, string>>) => Promise<BundleResult>;
  readonly announce: (step: ChainStep) => void;
}

export interface ChainOutputs {
  readonly verdict: string;
  readonly runDirectory: string;
  readonly summary: string;
  readonly report: string;
  readonly url: string;
  readonly artifact: string;
}

function conclude(results: Results, runDirectory: string): ChainOutputs {
  const report = results.get('report') ?? {};
  const deployed = results.get('redeploy') ?? results.get('deploy') ?? {};
  return {
    verdict: report.verdict ?? 'failed',
    runDirectory,
    summary: report.summary ?? '',
    report: report.report ?? '',
    url: deployed.url ?? '',
    artifact: report.artifact ?? '',
  };
}

function listKeys(inputs: Inputs): Record<string, string> {
  return Object.fromEntries(KEYS.map((key) => [toKebabCase(key), inputs[key]]));
}

export async function run(inputs: Inputs, deps: ChainDeps): Promise<ChainOutputs> {
  const results = new Map<string, BundleResult['outputs']>();
  const keys = listKeys(inputs);
  let runDirectory = '';
  for (const step of CHAIN) {
    if (!step.when(results, inputs)) continue;
    deps.announce(step);
    const common = { 'working-directory': inputs.workingDirectory, 'run-directory': runDirectory, 'fail-on': 'none' };
    const { outputs } = await deps.runStep(step.action, {
      ...common,
      ...step.with(inputs),
      ...(step.asks ? keys : {}),
    });
    results.set(step.id, outputs);
    runDirectory = outputs['run-directory'] ?? runDirectory;
  }
  return conclude(results, runDirectory);
}
