import { z } from 'zod';

/** The seven phases in the order of the chain. Each is one action under `actions/`. */
export const PHASES = ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'report'] as const;

/** A phase of the chain. */
export const phaseSchema = z.enum(PHASES);
/** See {@link phaseSchema}. */
export type Phase = z.infer<typeof phaseSchema>;

/**
 * Every writer of a run directory: the phases; `inject`, which breaks the tree on purpose and is no phase because it
 * delivers nothing; and `deliver` and `announce`, which take a fix, and what became of a run, to GitHub in a job of its
 * own, where the chain is not.
 */
export const stepSchema = z.enum([...PHASES, 'inject', 'deliver', 'announce']);
/** See {@link stepSchema}. */
export type Step = z.infer<typeof stepSchema>;

/** The faults that `inject` knows. */
export const FAULTS = [
  'missing-import',
  'type-error',
  'off-by-one',
  'crash-on-start',
  'wrong-status',
  'missing-dependency',
  'bad-healthcheck',
  'flaky-test',
  'wrong-compose-port',
  'out-of-memory',
] as const;
/** A fault that `inject` can plant. */
export const faultSchema = z.enum(FAULTS);
/** See {@link faultSchema}. */
export type Fault = z.infer<typeof faultSchema>;
