import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './bundle';

import type { Step } from '@orchestrate/contracts/phase';
import type { Deps } from '@orchestrate/kit/action/deps';
import { createPhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { systemClock } from '@orchestrate/kit/clock';
import { readConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import type { Models } from '@orchestrate/kit/models/ask';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRedactor } from '@orchestrate/kit/safety/redaction';
import type { FakeHost } from '@orchestrate/testkit/fake-host';
import { createFakeHost } from '@orchestrate/testkit/fake-host';

/** A phase's dependencies as an action gets them, but for the models, which a test scripts. */
export interface PhaseBench {
  readonly deps: Deps;
  readonly host: FakeHost;
  dispose(): Promise<void>;
}

/**
 * Sets a phase up on a checkout: real commands, real files, the action's own folder.
 * @param options - `run`: of an earlier phase; a new one unless given
 */
export async function openPhase(
  step: Step,
  workspace: string,
  models: Models,
  options: { readonly run?: RunDirectory; readonly cache: string },
): Promise<PhaseBench> {
  const run = options.run ?? (await createRunDirectory(workspace, systemClock));
  await mkdir(run.resolve(`phases/${step}/logs`), { recursive: true });
  const host = createFakeHost({
    environment: { ...process.env, ORCHESTRATE_CACHE_DIR: options.cache },
    actionDirectory: path.join(ROOT, 'actions', step),
  });
  const plan = await readPlanIfPresent(run);
  const deps = createPhaseDeps({
    host,
    clock: systemClock,
    run,
    step,
    directory: `phases/${step}`,
    workingDirectory: workspace,
    home: workspace,
    configuration: plan?.configuration ?? (await readConfiguration(workspace)),
    redact: createRedactor([]),
    signal: new AbortController().signal,
  });
  return { deps: { ...deps, models }, host, dispose: () => deps.dispose() };
}
