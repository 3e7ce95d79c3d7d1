import { z } from 'zod';

// Every field is there in every answer: what may be absent is empty or null, as providers that enforce schemas want it.

export const causeAnswerSchema = z.strictObject({
  cause: z.string(),
  place: z.strictObject({ file: z.string(), line: z.number().int() }).nullable(),
  explanation: z.string(),
  confidence: z.number().min(0).max(1),
});
export type CauseAnswer = z.infer<typeof causeAnswerSchema>;

export const patchAnswerSchema = z.strictObject({
  title: z.string(),
  reason: z.string(),
  hunks: z.array(z.strictObject({ path: z.string(), before: z.string(), after: z.string() })),
  newFiles: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});
export type PatchAnswer = z.infer<typeof patchAnswerSchema>;

export const reviewAnswerSchema = z.strictObject({
  verdict: z.enum(['accept', 'veto']),
  reasons: z.array(z.strictObject({ file: z.string(), line: z.number().int(), text: z.string() })),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;
