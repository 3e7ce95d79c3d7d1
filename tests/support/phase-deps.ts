import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './bundle';

import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { createPhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { systemClock } from '@orchestrate/kit/clock';
import type { Models } from '@orchestrate/kit/models/ask';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { FakeHost } from '@orchestrate/testkit/fake-host';
import { createFakeHost } from '@orchestrate/testkit/fake-host';

/** What an action's `run` is called with, and the runner that it sees. */
export interface PhaseUnderTest {
  readonly deps: PhaseDeps;
  readonly host: FakeHost;
}

/** Makes the dependencies of a phase as they are in earnest, but for whoever answers questions. */
export async function createPhaseUnderTest(
  step: Step,
  frame: {
    readonly workspace: string;
    readonly cache: string;
    readonly run: RunDirectory;
    readonly configuration: Configuration;
    readonly models: Models;
  },
): Promise<PhaseUnderTest> {
  const { workspace, cache, run, configuration, models } = frame;
  const directory = `phases/${step}`;
  await mkdir(run.resolve(directory, 'logs'), { recursive: true });
  const host = createFakeHost({
    actionDirectory: path.join(ROOT, 'actions', step),
    environment: { ...process.env, ORCHESTRATE_CACHE_DIR: cache },
  });
  const deps = createPhaseDeps({
    host,
    clock: systemClock,
    run,
    step,
    directory,
    workingDirectory: workspace,
    home: workspace,
    configuration,
    redact: (text) => text,
    signal: new AbortController().signal,
  });
  return { deps: { ...deps, models }, host };
}
