import type { Configuration } from '@orchestrate/contracts/configuration';

import type { Deps } from '../action/deps';
import { BlockedError } from '../errors';
import type { Exec } from '../exec/command';
import type { Isolation } from '../models/isolation';

import type { Places } from './confined-exec';
import { createConfinedExec } from './confined-exec';
import type { Isolation as Decision } from './decide-isolation';
import { decideIsolation } from './decide-isolation';
import type { NoSandbox, Sandbox } from './sandbox';

/** What {@link isolatePhase} works with. */
export interface IsolationFrame {
  readonly deps: Pick<Deps, 'exec' | 'log'>;
  readonly safety: Configuration['safety'];
  /** Looked for when it is first needed. */
  readonly findSandbox: () => Promise<Sandbox | NoSandbox>;
  readonly findPlaces: () => Promise<Places>;
}

/** How a phase that holds a key runs commands. */
export interface IsolatedPhase {
  readonly exec: Exec;
  readonly isolation: Isolation;
  /** Why something was not run; whatever the phase says of itself then, it is blocked. */
  findRefusal(): BlockedError | undefined;
}

function tell(decision: Decision, { log }: IsolationFrame['deps']): Decision {
  if (decision.mode === 'sandbox') {
    const { kind, version } = decision.sandbox;
    log.info(`a key is there: code of the repository and of models runs in a sandbox (${kind} ${version}), without it`);
  } else if (decision.mode === 'host' && decision.warning !== undefined) log.warning(decision.warning);
  return decision;
}

/**
 * Keeps a phase that holds a key apart from what it runs. Where there is no sandbox, and nobody allowed to do without,
 * nothing of a repository or a model is run beside the key.
 */
export function isolatePhase(frame: IsolationFrame): IsolatedPhase {
  const { deps, safety } = frame;
  let decided: Promise<Decision> | undefined;
  let refusal: BlockedError | undefined;
  const decide = (): Promise<Decision> =>
    (decided ??= frame
      .findSandbox()
      .then((sandbox) => tell(decideIsolation({ isLive: true, sandbox, allowHost: safety['allow-host'] }), deps)));
  let confined: Exec | undefined;
  return {
    exec: {
      async run(command) {
        if (command.reach === 'machine') return deps.exec.run(command);
        const decision = await decide();
        if (decision.mode === 'host') return deps.exec.run(command);
        if (decision.mode === 'sandbox')
          return (confined ??= createConfinedExec(deps.exec, decision.sandbox, frame.findPlaces)).run(command);
        throw (refusal ??= new BlockedError('no-sandbox', [decision.reason]));
      },
    },
    isolation: {
      async mayRun() {
        const decision = await decide();
        return decision.mode === 'blocked' ? { allowed: false, reason: decision.reason } : { allowed: true };
      },
    },
    findRefusal: () => refusal,
  };
}
