import type { CompleteFakeAnswer, FakeModelProtocol } from './protocol';
import { lastText, sseFrame } from './protocol';

const REASONS = {
  end: 'stop',
  length: 'length',
  refusal: 'stop',
  filter: 'content_filter',
  tool: 'tool_calls',
} as const;
const HEAD = { id: 'chatcmpl-fake', created: 1_700_000_000 };

function usageOf({ usage }: CompleteFakeAnswer): unknown {
  if (usage === null) return undefined;
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: usage.cached },
    completion_tokens_details: { reasoning_tokens: usage.reasoning },
  };
}

function deltasOf({ pieces, toolCalls, stop }: CompleteFakeAnswer): unknown[] {
  const name = stop === 'refusal' ? 'refusal' : 'content';
  // A call comes as providers send it: its head, then its arguments in two parts.
  const calls = toolCalls.flatMap(({ id, name: tool, arguments: text }, index) => {
    const half = Math.ceil(text.length / 2);
    const parts = [text.slice(0, half), text.slice(half)];
    return [
      { tool_calls: [{ index, id, type: 'function', function: { name: tool, arguments: '' } }] },
      ...parts.map((part) => ({ tool_calls: [{ index, function: { arguments: part } }] })),
    ];
  });
  return [{ role: 'assistant', content: '' }, ...pieces.map((piece) => ({ [name]: piece })), ...calls];
}

/** OpenAI's Chat Completions. */
export const openaiChat: FakeModelProtocol = {
  name: 'openai-chat',
  streamType: 'text/event-stream; charset=utf-8',
  matches: (path) => path.endsWith('/chat/completions'),
  isStream: (_path, { stream }) => stream === true,
  modelOf: (_path, { model }) => String(model),
  promptOf: ({ messages }) => lastText(messages),
  stream: (answer) => {
    const head = { ...HEAD, object: 'chat.completion.chunk', model: answer.model };
    const chunk = (delta: unknown, finish_reason: string | null = null): unknown => {
      return { ...head, choices: [{ index: 0, delta, finish_reason }] };
    };
    const usage = usageOf(answer);
    const chunks = [
      ...deltasOf(answer).map((delta) => chunk(delta)),
      chunk({}, REASONS[answer.stop]),
      ...(usage === undefined ? [] : [{ ...head, choices: [], usage }]),
    ];
    return [...chunks.map((value) => sseFrame(JSON.stringify(value))), sseFrame('[DONE]')];
  },
  whole: (answer) => {
    const text = answer.pieces.join('');
    const isRefusal = answer.stop === 'refusal';
    const calls = answer.toolCalls.map(({ id, name, arguments: text }) => {
      return { id, type: 'function', function: { name, arguments: text } };
    });
    const message = {
      role: 'assistant',
      content: isRefusal || text === '' ? null : text,
      refusal: isRefusal ? text : null,
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    };
    const choices = [{ index: 0, message, finish_reason: REASONS[answer.stop] }];
    return { ...HEAD, object: 'chat.completion', model: answer.model, choices, usage: usageOf(answer) };
  },
  error: (status, message) => ({ error: { message, type: 'fake_error', param: null, code: `fake_${status}` } }),
  frame: (value) => sseFrame(value),
};
