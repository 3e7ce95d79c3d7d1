import type { Models } from '../models/ask';
import { canAskAnybody } from '../models/can-ask';
import { listKeyValues, listKeyVariables } from '../models/roster';
import { findPlaces } from '../sandbox/find-places';
import type { IsolatedPhase } from '../sandbox/isolate-phase';
import { isolatePhase } from '../sandbox/isolate-phase';

import type { PhaseDeps, PhaseFrame } from './phase-deps';

type Frame = Pick<PhaseFrame, 'host' | 'configuration' | 'modelSettings'>;

/**
 * How an attempt runs commands beside a key; nothing, where no key is held and nobody can be asked: then they run as
 * they always did. A sandbox is looked for when there is something to run.
 */
export function isolateExecution(frame: Frame, deps: PhaseDeps, models: Models): IsolatedPhase | undefined {
  const { host, configuration, modelSettings = { providers: {} } } = frame;
  const { environment } = host;
  const holdsKey = listKeyValues(modelSettings, environment).length > 0;
  if (!holdsKey && !canAskAnybody(models)) return undefined;
  const keys = new Set(listKeyVariables(modelSettings));
  const passed = configuration.safety['pass-environment'];
  return isolatePhase({
    deps,
    safety: configuration.safety,
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
