import { z } from 'zod';

import { runIdSchema } from './run-id';
import { schemaVersion } from './versioned';

/** The ways in which a run is told on GitHub. `sarif`: its findings, to code scanning. */
export const announcementPartSchema = z.enum(['comment', 'check', 'sarif']);
/** See {@link announcementPartSchema}. */
export type AnnouncementPart = z.infer<typeof announcementPartSchema>;

/**
 * What became of one part. `created` and `updated`: GitHub has it. `unchanged`: it was there already, as it would be
 * now. `newer`: a later run told its own, which stays. `skipped`: there is no place for it here. `off`: it was not asked
 * for. `pending`: GitHub took it, and did not say in time that it is in order. `refused`: a permission is missing.
 * `failed`: it was tried, and GitHub did not take it.
 */
export const announcementOutcomeSchema = z.enum([
  'created',
  'updated',
  'unchanged',
  'newer',
  'skipped',
  'off',
  'pending',
  'refused',
  'failed',
]);
/** See {@link announcementOutcomeSchema}. */
export type AnnouncementOutcome = z.infer<typeof announcementOutcomeSchema>;

/** One part, and what became of it. */
export const announcedSchema = z.object({
  part: announcementPartSchema,
  outcome: announcementOutcomeSchema,
  /** Why, and what helps; absent where it went well. */
  reason: z.string().optional(),
  url: z.string().optional(),
  /** Annotations or findings that GitHub got, and those that there was no room for. */
  shown: z.number().int().nonnegative().optional(),
  leftOut: z.number().int().nonnegative().optional(),
});
/** See {@link announcedSchema}. */
export type Announced = z.infer<typeof announcedSchema>;

/** `phases/announce/announcement.json`: which run was told on GitHub, and how. */
export const announcementSchema = z.object({
  schemaVersion,
  /** The run that was told of, which is another one than the one that tells. */
  run: runIdSchema,
  /** Tells what belongs to this workflow and service from what others announce in the same place. */
  key: z.string(),
  parts: z.array(announcedSchema),
});
/** See {@link announcementSchema}. */
export type Announcement = z.infer<typeof announcementSchema>;
