import { z } from 'zod';

import { modelCostSchema, modelFailureSchema, modelTaskSchema } from './model-call';
import { stepSchema } from './phase';
import { gateResultSchema, proposalKindSchema } from './proposal';
import { commandResources } from './resources';
import { engineSchema, statusSchema } from './status';
import { instant, relativePath } from './versioned';

const head = {
  /** Process that wrote the line; with `seq` it orders one writer's lines. */
  writer: z.string(),
  seq: z.number().int().nonnegative(),
  ts: instant,
  phase: stepSchema,
  level: z.enum(['debug', 'info', 'warning', 'error']),
};

const phaseStarted = z.object({ attempt: z.number().int().positive(), inputsHash: z.string() });

const phaseFinished = z.object({
  attempt: z.number().int().positive(),
  status: statusSchema,
  engine: engineSchema,
  headline: z.string(),
  seconds: z.number().nonnegative(),
  cached: z.string().optional(),
  resumed: z.boolean().optional(),
});

/** One external command, once it has ended. This is the source of the tool-usage log. */
const commandFinished = z.object({
  tool: z.string(),
  version: z.string(),
  argv: z.array(z.string()),
  why: z.string(),
  exitCode: z.number().int().nullable(),
  outcome: z.enum(['exited', 'timeout', 'killed', 'not-found']),
  seconds: z.number().nonnegative(),
  startedAt: instant,
  ...commandResources,
  log: relativePath.optional(),
});

const proposalDecided = z.object({
  proposal: z.string(),
  kind: proposalKindSchema,
  author: z.string(),
  title: z.string(),
  accepted: z.boolean(),
  gates: z.array(gateResultSchema),
  record: relativePath,
});

/** In-process work by a library that is a tool in its own right (a parser, a linter), for the tool-usage log. */
const toolUsed = z.object({ tool: z.string(), version: z.string(), what: z.string(), why: z.string() });

const count = z.number().int().nonnegative();

/** One conversation with one model, for the tool-usage log; the ledger has its requests. */
const modelAsked = z.object({
  task: modelTaskSchema,
  provider: z.string(),
  model: z.string(),
  /** Of the provider's client or program. */
  version: z.string(),
  why: z.string(),
  outcome: z.union([z.literal('answered'), modelFailureSchema]),
  requests: count,
  /** Requests that were answered without asking anybody now. */
  kept: z.object({ cache: count, cassette: count }),
  /** Tokens that were paid for now. */
  tokens: z.object({ input: count, output: count }),
  cost: modelCostSchema,
  seconds: z.number().nonnegative(),
  startedAt: instant,
  conversation: relativePath,
});

const note = z.object({ message: z.string() });

/** One line of `events.ndjson`. Lines are only ever appended; a torn last line is what a killed writer leaves. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('phase.started'), data: phaseStarted }),
  z.object({ ...head, type: z.literal('phase.finished'), data: phaseFinished }),
  z.object({ ...head, type: z.literal('command.finished'), data: commandFinished }),
  z.object({ ...head, type: z.literal('proposal.decided'), data: proposalDecided }),
  z.object({ ...head, type: z.literal('tool.used'), data: toolUsed }),
  z.object({ ...head, type: z.literal('model.asked'), data: modelAsked }),
  z.object({ ...head, type: z.literal('note'), data: note }),
]);
/** See {@link eventSchema}. */
export type Event = z.infer<typeof eventSchema>;

/** An event's own part, before the writer adds its head. */
export type EventBody = Event extends infer E
  ? E extends Event
    ? Pick<E, 'type' | 'data'> & { level?: Event['level'] }
    : never
  : never;
