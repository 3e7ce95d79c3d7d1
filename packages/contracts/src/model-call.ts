import { z } from 'zod';

import { stepSchema } from './phase';
import { instant, schemaVersion, sha256 } from './versioned';

/** What a model is asked for; each is routed to providers of its own, so that a reviewer is not the author. */
export const MODEL_TASKS = ['plan', 'code', 'tests', 'review', 'triage', 'patch', 'docs'] as const;
/** See {@link MODEL_TASKS}. */
export const modelTaskSchema = z.enum(MODEL_TASKS);
/** See {@link MODEL_TASKS}. */
export type ModelTask = z.infer<typeof modelTaskSchema>;

/** One turn of a conversation. */
export const modelMessageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  text: z.string(),
});
/** See {@link modelMessageSchema}. */
export type ModelMessage = z.infer<typeof modelMessageSchema>;

const count = z.number().int().nonnegative();

/**
 * Tokens of one call, as the provider counted them. `cached` are part of `input`, `reasoning` part of `output`; `written`
 * are the part of `input` that went into the provider's cache, where it says so and charges more for them.
 */
export const modelUsageSchema = z.strictObject({
  input: count,
  output: count,
  cached: count,
  reasoning: count,
  written: count.optional(),
});
/** See {@link modelUsageSchema}. */
export type ModelUsage = z.infer<typeof modelUsageSchema>;

/** US dollars. `unknown` where no price is known or the provider did not count: never 0 instead. */
export const modelCostSchema = z.union([z.number().nonnegative(), z.literal('unknown')]);
/** See {@link modelCostSchema}. */
export type ModelCost = z.infer<typeof modelCostSchema>;

/** Why a call brought nothing. Closed, for machines; the messages are for people. */
export const modelFailureSchema = z.enum([
  'personal-data', // refused before the call: it would have left with the prompt
  'budget-exceeded', // refused before the call, by its upper estimate
  'rate-limited', // 429
  'out-of-quota', // 402, or 429 of an account that has nothing left to spend
  'overloaded', // 503, 529
  'server-error', // other 5xx
  'network', // refused, reset, TLS, DNS
  'timeout', // connect, idle or total
  'cancelled',
  'authentication', // 401
  'forbidden', // 403
  'not-found', // 404: no such model or address
  'conflict', // 409
  'bad-request', // 400 and other 4xx
  'too-large', // 413, or more context than the model takes
  'refused', // the model declined
  'filtered', // the provider's filter cut it
  'cut-off', // ended by the length limit
  'malformed', // not the protocol, not JSON, an empty answer
  'invalid', // does not fit the schema, after one repair round
  'missing-program', // a command-line agent that is not installed
  'no-sandbox', // a command-line agent that nothing here keeps apart
  'cassette-miss',
]);
/** See {@link modelFailureSchema}. */
export type ModelFailure = z.infer<typeof modelFailureSchema>;

/** Where an answer came from: asked now, kept from an earlier equal request, or read from a recording. */
export const answerSourceSchema = z.enum(['provider', 'cache', 'cassette']);
/** See {@link answerSourceSchema}. */
export type AnswerSource = z.infer<typeof answerSourceSchema>;

/** One line of `ledger.ndjson` of a phase: one request to one provider, whatever became of it. */
export const ledgerLineSchema = z.strictObject({
  /** When it began. */
  ts: instant,
  phase: stepSchema,
  task: modelTaskSchema,
  /** The provider's name in the settings. */
  provider: z.string(),
  model: z.string(),
  source: answerSourceSchema,
  outcome: z.union([z.literal('answered'), modelFailureSchema]),
  /** Tries, the first included; 0 where no request was made. */
  attempts: count,
  /** As counted when the answer was given, which for one of the cache or of a cassette was not now. */
  usage: modelUsageSchema.nullable(),
  /** What this request cost now: 0 for an answer of the cache or of a cassette. */
  cost: modelCostSchema,
  /** US dollars that it could have cost at most; stands in the caps for a cost that nobody told. */
  estimate: modelCostSchema.optional(),
  seconds: z.number().nonnegative(),
  requestHash: sha256,
  /** For people, redacted. */
  error: z.string().optional(),
});
/** See {@link ledgerLineSchema}. */
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** A request to a tool that the asker offers; `arguments` is JSON as the model wrote it, which may not parse. */
export const toolCallSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
  /** Opaque: what its provider must see again beside the call's result. */
  signature: z.string().optional(),
});
/** See {@link toolCallSchema}. */
export type ToolCall = z.infer<typeof toolCallSchema>;

/** How an answer ended. */
export const modelStopSchema = z.enum(['end', 'length', 'tool', 'refusal', 'filter']);
/** See {@link modelStopSchema}. */
export type ModelStop = z.infer<typeof modelStopSchema>;

/** What a provider gave back, before anybody looked whether it is usable. */
export const completionSchema = z.strictObject({
  text: z.string(),
  toolCalls: z.array(toolCallSchema),
  stop: modelStopSchema,
  /** `null` where the provider did not count. */
  usage: modelUsageSchema.nullable(),
  /** As the provider names what answered. */
  model: z.string(),
});
/** See {@link completionSchema}. */
export type Completion = z.infer<typeof completionSchema>;

/** An answer in the cache, which nobody reads: what was asked is not kept, so that no secret of it is. */
export const cachedAnswerSchema = z.strictObject({
  schemaVersion,
  requestHash: sha256,
  recordedAt: instant,
  provider: z.string(),
  completion: completionSchema,
});
/** See {@link cachedAnswerSchema}. */
export type CachedAnswer = z.infer<typeof cachedAnswerSchema>;

/** An answer of a cassette. The request stands beside it in the clear, for people. */
export const recordedAnswerSchema = cachedAnswerSchema.extend({
  /** The canonical request that the hash is of, redacted. */
  request: z.unknown(),
});
/** See {@link recordedAnswerSchema}. */
export type RecordedAnswer = z.infer<typeof recordedAnswerSchema>;

/** `ai_chats/<nn>-<task>.json`: one conversation, as far as the transcript setting lets it be kept. */
export const conversationSchema = z.strictObject({
  schemaVersion,
  id: z.string(),
  phase: stepSchema,
  task: modelTaskSchema,
  provider: z.string(),
  model: z.string(),
  /** Of the provider's client or program. */
  version: z.string(),
  /** The template that the prompt was made from; absent where messages were given as they are. */
  prompt: z.strictObject({ name: z.string(), version: z.string(), sha256 }).optional(),
  rationale: z.string(),
  startedAt: instant,
  transcript: z.enum(['full', 'redacted', 'none']),
  /** Empty where the transcript is `none`. */
  messages: z.array(modelMessageSchema),
  /** Ledger lines of the conversation, in order. */
  calls: z.array(ledgerLineSchema),
  outcome: z.union([z.literal('answered'), modelFailureSchema]),
});
/** See {@link conversationSchema}. */
export type Conversation = z.infer<typeof conversationSchema>;
