import type { Configuration } from '@orchestrate/contracts/configuration';

import type { EnclosedProgram, LastingProgram } from '../sandbox/lasting-program';

/** Where code runs that is not trusted. */
export interface Isolation {
  /**
   * Whether code that a model wrote may be run here, asked before any is: if not, a line that a person reads says why,
   * and what would change it.
   */
  mayRun(): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly reason: string }>;
  /** Whether code of the tree is to be kept apart from the machine, whatever means there are. */
  mustKeepApart(): Promise<boolean>;
  /**
   * How a program is started that is to stay; `undefined` where it is started as it is.
   * @throws {BlockedError} where it must not be started
   */
  enclose(program: LastingProgram): Promise<EnclosedProgram | undefined>;
}

/** For a phase whose commands run on the machine as it is: allows what a model wrote only where the user does. */
export function createHostIsolation({ safety }: Pick<Configuration, 'safety'>): Isolation {
  return {
    mayRun: () =>
      Promise.resolve(
        safety['allow-host']
          ? { allowed: true }
          : {
              allowed: false,
              reason:
                'what a model writes would run without a sandbox; safety.allow-host in .orchestrate.yml allows it, on ' +
                'a machine that holds nothing worth taking',
            },
      ),
    mustKeepApart: () => Promise.resolve(false),
    enclose: () => Promise.resolve(undefined),
  };
}
