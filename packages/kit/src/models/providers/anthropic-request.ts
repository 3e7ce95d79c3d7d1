import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  MessageParam,
  TextBlockParam,
  ThinkingBlockParam,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { ModelMessage, ToolCall } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import type { CompletionRequest, ToolRound } from '../provider';
import { tellSchema } from '../tell-schema';

import { fitSchema } from './fit-schema';
import { parseArguments } from './parse-arguments';

const MARK = { cache_control: { type: 'ephemeral' } } as const;

const thinkingSchema = z.array(z.looseObject({ type: z.enum(['thinking', 'redacted_thinking']) }));

/** Thoughts that came before a round's calls; the API wants to see them again. */
function readThoughts(calls: readonly ToolCall[]): ContentBlockParam[] {
  const signature = calls[0]?.signature;
  if (signature === undefined) return [];
  // They are as the API sent them.
  return thinkingSchema.parse(JSON.parse(signature)) as unknown as ThinkingBlockParam[];
}

function toTurns({ text, calls, results }: ToolRound, isLast: boolean): MessageParam[] {
  const said: ContentBlockParam[] = text === '' ? [] : [{ type: 'text', text }];
  const asked = calls.map((call): ContentBlockParam => {
    return { type: 'tool_use', id: call.id, name: call.name, input: parseArguments(call.arguments) };
  });
  const got = results.map((result, index): ContentBlockParam => {
    const mark = isLast && index === results.length - 1 ? MARK : {};
    return { type: 'tool_result', tool_use_id: result.id, content: result.text, ...mark };
  });
  return [
    { role: 'assistant', content: [...readThoughts(calls), ...said, ...asked] },
    { role: 'user', content: got },
  ];
}

function toMessage({ role, text }: ModelMessage, isMarked: boolean): MessageParam {
  const block: TextBlockParam = { type: 'text', text, ...(isMarked ? MARK : {}) };
  return { role: role === 'assistant' ? 'assistant' : 'user', content: [block] };
}

/**
 * The request. Four marks at most say what is worth keeping in the provider's cache: the system part, the conversation
 * before the last message, with tools also that message, because each round sends it again, and the last round.
 */
export function toAnthropicBody(request: CompletionRequest): MessageCreateParamsStreaming {
  const { model, schema, tools = [], rounds = [], maxOutputTokens } = request;
  const fitted = schema === undefined || fitSchema(schema.jsonSchema) === undefined ? undefined : schema;
  const all = fitted === undefined ? tellSchema(request).messages : request.messages;
  const system = all.filter(({ role }) => role === 'system');
  const others = all.filter(({ role }) => role !== 'system');
  const isMarked = (index: number): boolean =>
    index === others.length - 2 || (index === others.length - 1 && tools.length > 0);
  const parts = system.map(({ text }, index): TextBlockParam => {
    return { type: 'text', text, ...(index === system.length - 1 ? MARK : {}) };
  });
  return {
    model,
    stream: true,
    max_tokens: maxOutputTokens,
    // A temperature is not sent: the API no longer takes one.
    ...(parts.length === 0 ? {} : { system: parts }),
    messages: [
      ...others.map((message, index) => toMessage(message, isMarked(index))),
      ...rounds.flatMap((round, index) => toTurns(round, index === rounds.length - 1)),
    ],
    ...(fitted === undefined
      ? {}
      : { output_config: { format: { type: 'json_schema', schema: transformJSONSchema({ ...fitted.jsonSchema }) } } }),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            name,
            description,
            input_schema: { ...parameters, type: 'object' as const },
          })),
        }),
  };
}
