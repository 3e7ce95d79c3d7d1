import type { Completion, ModelStop, ModelUsage } from '@orchestrate/contracts/model-call';
import type { OpenAI } from 'openai';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { z } from 'zod';

import type { CompletionRequest } from '../provider';
import { ModelError } from '../provider';

import { AnswerDraft } from './answer-draft';
import { fitSchema } from './fit-schema';
import type { Line } from './http-provider';

const text = z.string().nullish();
const count = z.number().int().nonnegative();

const callSchema = z.object({
  index: z.number().int().nonnegative().optional(),
  id: text,
  function: z.object({ name: text, arguments: text }).nullish(),
});

const choiceSchema = z.object({
  delta: z
    .object({
      content: text,
      refusal: text,
      tool_calls: z.array(callSchema).nullish(),
    })
    .nullish(),
  finish_reason: text,
});

const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});

const chunkSchema = z.object({
  model: text,
  choices: z.array(choiceSchema),
  usage: usageSchema.nullish().catch(undefined),
});

const STOPS: Readonly<Record<string, ModelStop>> = {
  stop: 'end',
  length: 'length',
  tool_calls: 'tool',
  function_call: 'tool',
  content_filter: 'filter',
};

function toUsage(usage: z.infer<typeof usageSchema>): ModelUsage {
  return {
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}

function toMessages({ messages, rounds = [] }: CompletionRequest): ChatCompletionMessageParam[] {
  const given = messages.map(({ role, text: content }) => ({ role, content }));
  const turns = rounds.flatMap(({ text: content, calls, results }): ChatCompletionMessageParam[] => [
    {
      role: 'assistant',
      content: content === '' ? null : content,
      tool_calls: calls.map((call) => ({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: call.arguments },
      })),
    },
    ...results.map((result) => ({ role: 'tool' as const, tool_call_id: result.id, content: result.text })),
  ]);
  return [...given, ...turns];
}

type Format = Pick<ChatCompletionCreateParamsStreaming, 'response_format'>;

function toFormat({ schema }: CompletionRequest): Format {
  if (schema === undefined) return {};
  const fitted = fitSchema(schema.jsonSchema)?.schema;
  const json_schema = { name: schema.name, schema: { ...(fitted ?? schema.jsonSchema) }, strict: fitted !== undefined };
  return { response_format: { type: 'json_schema', json_schema } };
}

function toBody(request: CompletionRequest, isOwnServer: boolean): ChatCompletionCreateParamsStreaming {
  const { model, tools = [], maxOutputTokens, temperature } = request;
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: toMessages(request),
    // OpenAI's reasoning models refuse the old name; many other servers do not know the new one.
    [isOwnServer ? 'max_tokens' : 'max_completion_tokens']: maxOutputTokens,
    ...(isOwnServer ? {} : { store: false }),
    ...(temperature === undefined ? {} : { temperature }),
    ...toFormat(request),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map((tool) => ({ type: 'function', function: { ...tool, parameters: { ...tool.parameters } } })),
        }),
  };
}

function toStop(reason: string): ModelStop {
  const stop = STOPS[reason];
  if (stop === undefined) throw new ModelError('malformed', `the answer ended for an unknown reason: ${reason}`);
  return stop;
}

function add(draft: AnswerDraft, { delta, finish_reason }: z.infer<typeof choiceSchema>): void {
  draft.addText(delta?.content ?? '');
  for (const [position, { index, id, function: call }] of (delta?.tool_calls ?? []).entries())
    draft.addCall(index ?? position, {
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof call?.name === 'string' ? { name: call.name } : {}),
      arguments: call?.arguments ?? '',
    });
  if (typeof delta?.refusal === 'string' && delta.refusal !== '') {
    draft.addText(delta.refusal);
    draft.isRefusal = true;
  }
  if (typeof finish_reason === 'string') draft.stop = toStop(finish_reason);
}

/**
 * One request of the Chat Completions protocol.
 * @param isOwnServer - whether it is another server than OpenAI's or Azure's
 */
export async function askChat(
  client: OpenAI,
  request: CompletionRequest,
  line: Line,
  isOwnServer: boolean,
): Promise<Completion> {
  const draft = new AnswerDraft(request.model, line.onText);
  const stream = await client.chat.completions.create(toBody(request, isOwnServer), { signal: line.signal });
  for await (const given of stream) {
    const chunk = chunkSchema.parse(given);
    const choice = chunk.choices[0];
    if (choice !== undefined) add(draft, choice);
    if (typeof chunk.model === 'string' && chunk.model !== '') draft.model = chunk.model;
    if (chunk.usage !== undefined && chunk.usage !== null) draft.usage = toUsage(chunk.usage);
  }
  const answer = draft.finish();
  const fitted = request.schema === undefined ? undefined : fitSchema(request.schema.jsonSchema);
  return fitted === undefined ? answer : { ...answer, text: fitted.restore(answer.text) };
}
