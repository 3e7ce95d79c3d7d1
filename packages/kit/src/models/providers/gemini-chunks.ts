import type { ModelStop, ModelUsage } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import { ModelError } from '../provider';

import type { AnswerDraft } from './answer-draft';

const count = z.number().int().nonnegative();

const partSchema = z.object({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
  functionCall: z
    .object({ id: z.string().optional(), name: z.string(), args: z.record(z.string(), z.unknown()).default({}) })
    .optional(),
});

const usageSchema = z.object({
  promptTokenCount: count,
  candidatesTokenCount: count.default(0),
  thoughtsTokenCount: count.default(0),
  cachedContentTokenCount: count.default(0),
});

const chunkSchema = z
  .object({
    modelVersion: z.string().optional(),
    candidates: z
      .array(
        z.object({
          content: z.object({ parts: z.array(partSchema).default([]) }).optional(),
          finishReason: z.string().optional(),
        }),
      )
      .optional(),
    promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
    usageMetadata: usageSchema.optional().catch(undefined),
  })
  .refine(({ candidates, promptFeedback, usageMetadata }) => candidates ?? promptFeedback ?? usageMetadata, {
    error: 'holds neither candidates nor feedback nor usage',
  });

const STOPS: Readonly<Record<string, ModelStop>> = {
  STOP: 'end',
  // No reason of Google's, but of a server that speaks its protocol.
  FUNCTION_CALL: 'tool',
  MAX_TOKENS: 'length',
  SAFETY: 'filter',
  RECITATION: 'filter',
  BLOCKLIST: 'filter',
  PROHIBITED_CONTENT: 'filter',
  SPII: 'filter',
};

function toUsage(usage: z.infer<typeof usageSchema>): ModelUsage {
  const { promptTokenCount: input, candidatesTokenCount, thoughtsTokenCount: reasoning } = usage;
  return { input, output: candidatesTokenCount + reasoning, cached: usage.cachedContentTokenCount, reasoning };
}

function addPart(
  draft: AnswerDraft,
  { text, thought, functionCall, thoughtSignature }: z.infer<typeof partSchema>,
): void {
  draft.addText(thought === true ? '' : (text ?? ''));
  if (functionCall === undefined) return;
  const at = draft.callCount;
  const { name, args, id = `call-${at + 1}` } = functionCall;
  const call = draft.addCall(at, { id, name, arguments: JSON.stringify(args) });
  if (thoughtSignature !== undefined) call.signature = thoughtSignature;
}

/** Adds one chunk of a stream. @throws what zod throws, where it is no chunk of the protocol */
export function readGeminiChunk(draft: AnswerDraft, given: unknown): void {
  const { candidates, promptFeedback, usageMetadata, modelVersion } = chunkSchema.parse(given);
  const candidate = candidates?.[0];
  for (const part of candidate?.content?.parts ?? []) addPart(draft, part);
  if (usageMetadata !== undefined) draft.usage = toUsage(usageMetadata);
  if (modelVersion !== undefined) draft.model = modelVersion;
  if (promptFeedback?.blockReason !== undefined) draft.stop = 'filter';
  const reason = candidate?.finishReason;
  if (reason === undefined) return;
  const stop = STOPS[reason];
  if (stop === undefined) throw new ModelError('malformed', `the answer ended for an unknown reason: ${reason}`);
  draft.stop = stop;
}
