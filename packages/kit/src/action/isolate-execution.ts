import { stepSchema } from '@orchestrate/contracts/phase';

import type { Models } from '../models/ask';
import { canAskAnybody } from '../models/can-ask';
import { listKeyValues, listKeyVariables } from '../models/roster';
import { readAttempts } from '../run-directory/attempt';
import type { RunDirectory } from '../run-directory/run-directory';
import { findPlaces } from '../sandbox/find-places';
import type { IsolatedPhase } from '../sandbox/isolate-phase';
import { isolatePhase } from '../sandbox/isolate-phase';
import { findKeyInReach } from '../sandbox/key-in-reach';

import type { PhaseDeps, PhaseFrame } from './phase-deps';

type Frame = Pick<PhaseFrame, 'host' | 'configuration' | 'modelSettings' | 'run' | 'home' | 'workingDirectory'>;

/** An earlier phase of the run that held a key, or could ask a model: the tree may have code of a model. */
async function findAsker(run: RunDirectory): Promise<string | undefined> {
  for (const step of stepSchema.options) {
    const attempts = await readAttempts(run, step);
    if (attempts.some(({ input }) => input?.mayAsk === true))
      return `${step}, a phase of this run, held a key or could ask a model`;
  }
  return undefined;
}

async function findReason(frame: Frame, keys: ReadonlySet<string>): Promise<string | undefined> {
  const { host, home, workingDirectory, run } = frame;
  const checkouts = [workingDirectory, home, host.environment.GITHUB_WORKSPACE ?? home];
  return (await findAsker(run)) ?? findKeyInReach({ variables: [...keys], environment: host.environment, checkouts });
}

/**
 * How an attempt runs commands beside a key; nothing, where an action could ask, holds no key and nobody can be asked:
 * then they run as they always did. An action that asks nobody may have a key in its reach all the same. That, and a
 * sandbox, are looked for when there is something to run.
 * @param models - absent for an action that asks none
 */
export function isolateExecution(frame: Frame, deps: PhaseDeps, models: Models | undefined): IsolatedPhase | undefined {
  const {
    host,
    configuration,
    modelSettings = models === undefined ? configuration.models : { providers: {} },
  } = frame;
  const { environment } = host;
  const holdsKey = listKeyValues(modelSettings, environment).length > 0;
  if (models !== undefined && !holdsKey && !canAskAnybody(models)) return undefined;
  const keys = new Set(listKeyVariables(modelSettings));
  const passed = configuration.safety['pass-environment'];
  return isolatePhase({
    deps,
    safety: configuration.safety,
    findReason: () => (models === undefined ? findReason(frame, keys) : Promise.resolve('a key is there')),
    async findSandbox() {
      const { findSandbox } = await import('../sandbox/find-sandbox');
      return findSandbox({ exec: deps.exec, environment });
    },
    findPlaces: () => findPlaces({ deps, scratchName: deps.scratchName, environment, passed, keys }),
  });
}

/** What of an attempt's dependencies is another one where it is isolated. */
export function pickIsolated(
  isolated: IsolatedPhase | undefined,
  { exec, isolation }: Pick<PhaseDeps, 'exec' | 'isolation'>,
): Pick<PhaseDeps, 'exec' | 'isolation'> {
  if (isolated === undefined) return { exec, isolation };
  return { exec: { ...exec, run: (command) => isolated.exec.run(command) }, isolation: isolated.isolation };
}
