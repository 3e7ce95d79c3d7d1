import { z } from 'zod';

import { stepSchema } from './phase';

/** The process that wrote a record, so that others can tell whether it is still at work. */
const ownerSchema = z.object({ pid: z.number().int().positive(), startTime: z.string() });

/**
 * One line of `processes.ndjson`: something that outlives a crash of its parent, and how to end it. A `started` line
 * without an `ended` line of the same key is what a killed run left behind.
 */
export const processRecordSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    key: z.string(),
    phase: stepSchema,
    what: z.string(),
    /** Leader of a process group. Only to be signalled while `startTime` still matches. */
    pid: z.number().int().positive(),
    /** As the system tells it, so that a reused pid is not mistaken. */
    startTime: z.string(),
    owner: ownerSchema.optional(),
  }),
  z.object({
    type: z.literal('started-containers'),
    key: z.string(),
    phase: stepSchema,
    what: z.string(),
    project: z.string(),
  }),
  z.object({
    type: z.literal('started-directory'),
    key: z.string(),
    phase: stepSchema,
    what: z.string(),
    directory: z.string(),
    owner: ownerSchema.optional(),
  }),
  z.object({ type: z.literal('ended'), key: z.string() }),
]);
/** See {@link processRecordSchema}. */
export type ProcessRecord = z.infer<typeof processRecordSchema>;
