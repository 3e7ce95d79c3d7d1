import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'a letter, then letters, digits and dashes, 40 at most');

/**
 * The head of a prompt's file. A `word` stands inline, on one line and short; a `number` likewise. `data` are texts from
 * outside, each with the characters that are kept of it at most.
 */
export const promptHeadSchema = z.strictObject({
  name,
  /** Changes with the words, so that answers to other words are not taken for answers to these. */
  version: z.number().int().positive(),
  words: z.array(name).default([]),
  numbers: z.array(name).default([]),
  data: z.record(name, z.number().int().positive().max(1_000_000)).default({}),
});
/** See {@link promptHeadSchema}. */
export type PromptHead = z.infer<typeof promptHeadSchema>;
