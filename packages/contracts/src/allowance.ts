import { z } from 'zod';

/**
 * What heal never changes unless it is told to: the words of its input `allow` and of `heal.allow`. Each stands for the
 * files, or the part of their text, that decide what a passing command is worth.
 */
export const allowanceSchema = z.enum([
  'snapshots', // recorded values of tests, by their runner alone, and only where the diff explains the change
  'tests',
  'thresholds', // the numbers of thresholds in the settings of test runners and coverage, and nothing else there
  'ci', // workflows
  'lint-settings', // of linters and formatters
  'compiler-settings', // of compilers and bundlers
  'ignores', // comments that silence a linter, a compiler or coverage; never a skipped test
]);
/** See {@link allowanceSchema}. */
export type Allowance = z.infer<typeof allowanceSchema>;

/** How a change is marked that only `allow` let through: whoever takes it is to look at it. */
export const reviewLabelSchema = z.literal('review');

/** A file that was changed because `allow` has the word. */
export const allowedEditSchema = z.object({ allowance: allowanceSchema, path: z.string() });
/** See {@link allowedEditSchema}. */
export type AllowedEdit = z.infer<typeof allowedEditSchema>;
