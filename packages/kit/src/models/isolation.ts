import type { Configuration } from '@orchestrate/contracts/configuration';

/** Says whether code that a model wrote may be run here, before any is asked for. */
export interface Isolation {
  /** Whether it may, and if not, a line that a person reads: why, and what would change it. */
  mayRun(): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly reason: string }>;
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
  };
}
