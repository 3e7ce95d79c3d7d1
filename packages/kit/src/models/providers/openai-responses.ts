import type { Completion, ModelStop, ModelUsage } from '@orchestrate/contracts/model-call';
import type { OpenAI } from 'openai';
import type { ResponseCreateParamsStreaming, ResponseInputItem } from 'openai/resources/responses/responses';
import { z } from 'zod';

import type { CompletionRequest } from '../provider';
import { ModelError } from '../provider';

import { AnswerDraft } from './answer-draft';
import { fitSchema } from './fit-schema';
import type { Line } from './http-provider';
import { failureOf, readProviderError } from './provider-error';

const count = z.number().int().nonnegative();

const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
  output_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});

const responseSchema = z.object({
  model: z.string().nullish(),
  status: z.string().nullish(),
  usage: usageSchema.nullish().catch(undefined),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.unknown().optional(),
});

const eventSchema = z.object({ type: z.string() });
const deltaSchema = z.object({ delta: z.string() });
const callSchema = z.object({
  output_index: z.number().int().nonnegative(),
  item: z.object({ call_id: z.string(), name: z.string(), arguments: z.string() }),
});
const itemSchema = z.object({ item: z.object({ type: z.string() }) });
const endSchema = z.object({ response: responseSchema });

function toUsage(usage: z.infer<typeof usageSchema>): ModelUsage {
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cached: usage.input_tokens_details?.cached_tokens ?? 0,
    reasoning: usage.output_tokens_details?.reasoning_tokens ?? 0,
  };
}

function toInput({ messages, rounds = [] }: CompletionRequest): ResponseInputItem[] {
  const given = messages.map(({ role, text: content }) => ({ role, content }));
  const turns = rounds.flatMap(({ text, calls, results }): ResponseInputItem[] => [
    ...(text === '' ? [] : [{ role: 'assistant' as const, content: text }]),
    ...calls.map((call) => ({
      type: 'function_call' as const,
      call_id: call.id,
      name: call.name,
      arguments: call.arguments,
    })),
    ...results.map((result) => ({ type: 'function_call_output' as const, call_id: result.id, output: result.text })),
  ]);
  return [...given, ...turns];
}

function toFormat({ schema }: CompletionRequest): Pick<ResponseCreateParamsStreaming, 'text'> {
  if (schema === undefined) return {};
  const fitted = fitSchema(schema.jsonSchema)?.schema;
  const body = { name: schema.name, schema: { ...(fitted ?? schema.jsonSchema) }, strict: fitted !== undefined };
  return { text: { format: { type: 'json_schema', ...body } } };
}

function toBody(request: CompletionRequest): ResponseCreateParamsStreaming {
  const { model, tools = [], maxOutputTokens, temperature } = request;
  const offers = tools.map((tool) => ({
    ...tool,
    type: 'function' as const,
    parameters: { ...tool.parameters },
    // Arguments are checked by the asker, against the whole of the schema.
    strict: false,
  }));
  return {
    model,
    stream: true,
    // Nothing of the request is to stay at the provider.
    store: false,
    input: toInput(request),
    max_output_tokens: maxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...toFormat(request),
    ...(offers.length === 0 ? {} : { tools: offers }),
  };
}

const INCOMPLETE: Readonly<Record<string, ModelStop>> = { max_output_tokens: 'length', content_filter: 'filter' };

function failWith(body: unknown): never {
  const error = readProviderError(body);
  throw new ModelError(failureOf(undefined, error), `broke off with an error: ${error?.message ?? 'none given'}`);
}

function endOf(event: unknown, type: string): { response: z.infer<typeof responseSchema>; stop: ModelStop } {
  const { response } = endSchema.parse(event);
  // Some servers tell of every end by the event of a good one, and of a bad one by the status alone.
  if (response.status === 'failed' || response.status === 'cancelled') return failWith(response.error);
  if (type === 'response.completed' && response.status !== 'incomplete') return { response, stop: 'end' };
  const reason = response.incomplete_details?.reason ?? 'max_output_tokens';
  const stop = INCOMPLETE[reason];
  if (stop === undefined)
    throw new ModelError('malformed', `the answer is incomplete for an unknown reason: ${reason}`);
  return { response, stop };
}

function add(draft: AnswerDraft, event: unknown): void {
  const { type } = eventSchema.parse(event);
  switch (type) {
    case 'response.output_text.delta': {
      draft.addText(deltaSchema.parse(event).delta);
      return;
    }
    case 'response.refusal.delta':
      draft.isRefusal = true;
      {
        draft.addText(deltaSchema.parse(event).delta);
        return;
      }
    case 'response.output_item.done': {
      if (itemSchema.parse(event).item.type !== 'function_call') {
        draft.addText('');
        return;
      }
      const { output_index, item } = callSchema.parse(event);
      draft.addCall(output_index, { id: item.call_id, name: item.name, arguments: item.arguments });
      return;
    }
    case 'response.completed':
    case 'response.incomplete': {
      const { response, stop } = endOf(event, type);
      draft.stop = stop;
      draft.model = response.model ?? draft.model;
      if (response.usage !== undefined && response.usage !== null) draft.usage = toUsage(response.usage);
      return;
    }
    case 'response.failed':
      return failWith(endSchema.parse(event).response.error);
    case 'error':
      return failWith(event);
    default: {
      draft.addText('');
      return;
    }
  }
}

/** One request of the Responses protocol. */
export async function askResponses(client: OpenAI, request: CompletionRequest, line: Line): Promise<Completion> {
  const draft = new AnswerDraft(request.model, line.onText);
  const stream = await client.responses.create(toBody(request), { signal: line.signal });
  for await (const event of stream) add(draft, event);
  const answer = draft.finish();
  const fitted = request.schema === undefined ? undefined : fitSchema(request.schema.jsonSchema);
  return fitted === undefined ? answer : { ...answer, text: fitted.restore(answer.text) };
}
