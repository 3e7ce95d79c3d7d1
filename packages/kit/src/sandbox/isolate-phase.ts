import type { Configuration } from '@orchestrate/contracts/configuration';

import type { Deps } from '../action/deps';
import { BlockedError } from '../errors';
import type { Exec } from '../exec/command';
import type { Isolation } from '../models/isolation';

import type { Places } from './confined-exec';
import { createConfinedExec } from './confined-exec';
import type { Isolation as Decision } from './decide-isolation';
import { decideIsolation } from './decide-isolation';
import { encloseProgram } from './lasting-program';
import type { NoSandbox, Sandbox } from './sandbox';

/** What {@link isolatePhase} works with. */
export interface IsolationFrame {
  readonly deps: Pick<Deps, 'exec' | 'log'>;
  readonly safety: Configuration['safety'];
  /** Why what is run is to be kept apart: what holds a key, in a line; `undefined` where nothing does. Asked once. */
  readonly findReason: () => Promise<string | undefined>;
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

function tell(decision: Decision, reason: string, { log }: IsolationFrame['deps']): Decision {
  if (decision.mode === 'sandbox') {
    const { kind, version } = decision.sandbox;
    log.info(`${reason}: code of the repository and of models runs in a sandbox (${kind} ${version}), without it`);
  } else if (decision.mode === 'host' && decision.warning !== undefined) log.warning(decision.warning);
  return decision;
}

async function decide({ deps, safety, findReason, findSandbox }: IsolationFrame): Promise<Decision> {
  const reason = await findReason();
  if (reason === undefined) return { mode: 'host' };
  const decision = decideIsolation({ isLive: true, sandbox: await findSandbox(), allowHost: safety['allow-host'] });
  return tell(decision, reason, deps);
}

/**
 * Keeps a phase that holds a key apart from what it runs. Where there is no sandbox, and nobody allowed to do without,
 * nothing of a repository or a model is run beside the key.
 */
export function isolatePhase(frame: IsolationFrame): IsolatedPhase {
  const { deps } = frame;
  let decided: Promise<Decision> | undefined;
  let refusal: BlockedError | undefined;
  const findOut = (): Promise<Decision> => (decided ??= decide(frame));
  const refuse = (error: BlockedError): never => {
    throw (refusal ??= error);
  };
  let confined: Exec | undefined;
  let places: Promise<Places> | undefined;
  const findPlaces = (): Promise<Places> => (places ??= frame.findPlaces());
  return {
    exec: {
      async run(command) {
        if (command.reach === 'machine') return deps.exec.run(command);
        const decision = await findOut();
        if (decision.mode === 'host') return deps.exec.run(command);
        if (decision.mode === 'sandbox')
          return (confined ??= createConfinedExec(deps.exec, decision.sandbox, findPlaces)).run(command);
        return refuse(new BlockedError('no-sandbox', [decision.reason]));
      },
    },
    isolation: {
      async mayRun() {
        const decision = await findOut();
        return decision.mode === 'blocked' ? { allowed: false, reason: decision.reason } : { allowed: true };
      },
      mustKeepApart: async () => (await findOut()).mode !== 'host',
      async enclose(program) {
        const decision = await findOut();
        if (decision.mode === 'host') return undefined;
        if (decision.mode === 'blocked') return refuse(new BlockedError('no-sandbox', [decision.reason]));
        return encloseProgram(decision.sandbox, await findPlaces(), program);
      },
    },
    findRefusal: () => refusal,
  };
}
