import type { Completion, ModelStop } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import { ModelError } from '../provider';

import type { AnswerDraft } from './answer-draft';

const count = z.number().int().nonnegative();
const usageSchema = z.object({
  input_tokens: count.nullish(),
  output_tokens: count.nullish(),
  cache_read_input_tokens: count.nullish(),
  cache_creation_input_tokens: count.nullish(),
  output_tokens_details: z.object({ thinking_tokens: count.nullish() }).nullish(),
});
type Usage = z.infer<typeof usageSchema>;

const index = z.number().int().nonnegative();
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string() }),
  z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string().default('') }),
  z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
]);
const deltaSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
  z.object({ type: z.literal('citations_delta') }),
]);
const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message_start'),
    message: z.object({ model: z.string(), usage: usageSchema.optional().catch(undefined) }),
  }),
  z.object({ type: z.literal('content_block_start'), index, content_block: blockSchema }),
  z.object({ type: z.literal('content_block_delta'), index, delta: deltaSchema }),
  z.object({ type: z.literal('content_block_stop') }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: usageSchema.optional().catch(undefined),
  }),
  z.object({ type: z.literal('message_stop') }),
  z.object({ type: z.literal('ping') }),
]);
type Event = z.infer<typeof eventSchema>;
type Thought = Exclude<z.infer<typeof blockSchema>, { readonly type: 'text' | 'tool_use' }>;

const STOPS: Readonly<Record<string, ModelStop>> = {
  end_turn: 'end',
  stop_sequence: 'end',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool',
  refusal: 'refusal',
};

/** Reads the events of one answer. */
export class AnthropicReader {
  private usage: Usage = {};
  private stop: ModelStop | undefined;
  private readonly thoughts = new Map<number, Thought>();
  private firstCall: { signature?: string | undefined } | undefined;

  /** @param draft - what is read goes there */
  constructor(private readonly draft: AnswerDraft) {}

  /** @throws what zod throws, where it is no event of the protocol */
  read(given: unknown): void {
    const event = eventSchema.parse(given);
    switch (event.type) {
      case 'message_start':
        this.draft.model = event.message.model;
        {
          this.count(event.message.usage);
          return;
        }
      case 'content_block_start': {
        this.startBlock(event);
        return;
      }
      case 'content_block_delta': {
        this.extendBlock(event);
        return;
      }
      case 'message_delta':
        this.stop = this.readStop(event.delta.stop_reason) ?? this.stop;
        {
          this.count(event.usage);
          return;
        }
      case 'message_stop':
        this.draft.stop = this.stop;
        return;
      default: {
        this.draft.addText('');
        return;
      }
    }
  }

  /** @throws {ModelError} as {@link AnswerDraft.finish} does */
  finish(): Completion {
    const { input_tokens: input, output_tokens: output } = this.usage;
    const cached = this.usage.cache_read_input_tokens ?? 0;
    const written = this.usage.cache_creation_input_tokens ?? 0;
    const reasoning = this.usage.output_tokens_details?.thinking_tokens ?? 0;
    if (typeof input === 'number' && typeof output === 'number')
      this.draft.usage = { input: input + cached + written, output, cached, reasoning };
    if (this.firstCall !== undefined && this.thoughts.size > 0)
      this.firstCall.signature = JSON.stringify([...this.thoughts.values()]);
    return this.draft.finish();
  }

  // The counts of the end are of the whole answer; those that do not stand there are as they were at the start.
  private count(usage: Usage | undefined): void {
    const known = Object.entries(usage ?? {}).filter(([, value]) => value !== null && value !== undefined);
    this.usage = { ...this.usage, ...Object.fromEntries(known) };
  }

  private readStop(reason: string | null | undefined): ModelStop | undefined {
    if (reason === null || reason === undefined) return undefined;
    const stop = STOPS[reason];
    if (stop === undefined) throw new ModelError('malformed', `the answer ended for an unknown reason: ${reason}`);
    return stop;
  }

  private startBlock({ index: at, content_block: block }: Extract<Event, { type: 'content_block_start' }>): void {
    if (block.type === 'text') {
      this.draft.addText(block.text);
      return;
    }
    if (block.type !== 'tool_use') this.thoughts.set(at, block);
    else {
      const call = this.draft.addCall(at, { id: block.id, name: block.name });
      this.firstCall ??= call;
    }
    this.draft.addText('');
  }

  private extendBlock({ index: at, delta }: Extract<Event, { type: 'content_block_delta' }>): void {
    if (delta.type === 'text_delta') {
      this.draft.addText(delta.text);
      return;
    }
    if (delta.type === 'input_json_delta') {
      this.draft.addCall(at, { arguments: delta.partial_json });
      return;
    }
    const thought = this.thoughts.get(at);
    if (thought?.type === 'thinking' && delta.type === 'thinking_delta') thought.thinking += delta.thinking;
    if (thought?.type === 'thinking' && delta.type === 'signature_delta') thought.signature += delta.signature;
    this.draft.addText('');
  }
}
