import { z } from 'zod';

import { modelCostSchema } from './model-call';
import { stepSchema } from './phase';
import { resourcesSchema } from './resources';
import { engineSchema, statusSchema } from './status';
import { instant, schemaVersion } from './versioned';

/** `phases/<phase>/input.json`: what an attempt of a phase was asked, written before it begins. */
export const phaseInputSchema = z.object({
  schemaVersion,
  phase: stepSchema,
  attempt: z.number().int().positive(),
  startedAt: instant,
  /** The inputs after defaults, secrets replaced by `***`. */
  inputs: z.record(z.string(), z.unknown()),
  /** Hash over the inputs, the action's own code and the tree it starts from; equal hashes mean equal work. */
  inputsHash: z.string(),
  /** Commit of the service's repository at the start, where there is one. */
  serviceCommit: z.string().optional(),
  /** Set where the phase held a key or could ask a model: what it wrote may be a model's. */
  mayAsk: z.literal(true).optional(),
});
/** See {@link phaseInputSchema}. */
export type PhaseInput = z.infer<typeof phaseInputSchema>;

/** Why a phase could not do its work, for people and for the retry decision. */
export const phaseErrorSchema = z.object({
  /** `configuration`: the user can mend it. `external`: something outside failed. `bug`: it is ours. */
  kind: z.enum(['configuration', 'external', 'bug']),
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
});
/** See {@link phaseErrorSchema}. */
export type PhaseError = z.infer<typeof phaseErrorSchema>;

/** A tool that would have been used and was not there. Optional tools only: a required one fails the phase. */
export const notRunSchema = z.object({ tool: z.string(), reason: z.string() });
/** See {@link notRunSchema}. */
export type NotRun = z.infer<typeof notRunSchema>;

/** `phases/<phase>/output.json`: how an attempt ended. Its absence means that the attempt was cut off. */
export const phaseOutputSchema = z.object({
  schemaVersion,
  phase: stepSchema,
  attempt: z.number().int().positive(),
  status: statusSchema,
  engine: engineSchema,
  /** One line for a person: what was done, with numbers. */
  headline: z.string(),
  startedAt: instant,
  finishedAt: instant,
  seconds: z.number().nonnegative(),
  /** The part of `seconds` in which at least one external command was running. */
  externalSeconds: z.number().nonnegative(),
  /** Absent in runs of earlier versions. */
  resources: resourcesSchema.optional(),
  inputsHash: z.string(),
  /** Set when the work was taken from the cache: the key it was found under. */
  cached: z.string().optional(),
  /** Set when a resumed run took this over from before the interruption. */
  resumed: z.boolean().optional(),
  serviceCommit: z.string().optional(),
  /** What was asked and is not done, one line each; empty unless the status is `partial` or `blocked`. */
  remaining: z.array(z.string()),
  notRun: z.array(notRunSchema),
  /** The action's outputs, as declared in its action.yml. */
  outputs: z.record(z.string(), z.string()),
  /** US dollars that models cost; nothing for work that was taken over. */
  cost: modelCostSchema.default(0),
  /** Tokens that models took, in and out. */
  tokens: z.number().int().nonnegative().default(0),
  error: phaseErrorSchema.optional(),
});
/** See {@link phaseOutputSchema}. */
export type PhaseOutput = z.infer<typeof phaseOutputSchema>;
