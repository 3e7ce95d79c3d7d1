import type { CompleteFakeAnswer, FakeModelProtocol } from './protocol';
import { argumentsOf, lastText, sseFrame } from './protocol';

// The protocol knows no filter: what one would cut it refuses.
const REASONS = {
  end: 'end_turn',
  length: 'max_tokens',
  refusal: 'refusal',
  filter: 'refusal',
  tool: 'tool_use',
} as const;

const ERRORS: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

// What was read from the cache is no part of the input that is counted.
function inputOf(usage: NonNullable<CompleteFakeAnswer['usage']>): object {
  return {
    input_tokens: usage.input - usage.cached,
    cache_read_input_tokens: usage.cached,
    cache_creation_input_tokens: 0,
  };
}

function outputOf(usage: NonNullable<CompleteFakeAnswer['usage']>): object {
  return { output_tokens: usage.output, output_tokens_details: { thinking_tokens: usage.reasoning } };
}

interface Block {
  readonly start: object;
  readonly deltas: readonly object[];
}

function blocksOf({ pieces, toolCalls }: CompleteFakeAnswer): Block[] {
  const text: Block = {
    start: { type: 'text', text: '' },
    deltas: pieces.map((piece) => ({ type: 'text_delta', text: piece })),
  };
  const calls = toolCalls.map(({ id, name, arguments: given }): Block => {
    const half = Math.ceil(given.length / 2);
    const parts = [given.slice(0, half), given.slice(half)];
    return {
      start: { type: 'tool_use', id, name, input: {} },
      deltas: parts.map((part) => ({ type: 'input_json_delta', partial_json: part })),
    };
  });
  return [...(pieces.length === 0 ? [] : [text]), ...calls];
}

interface Event {
  readonly type: string;
  readonly [key: string]: unknown;
}

function eventsOf(answer: CompleteFakeAnswer): readonly Event[] {
  const { usage, model, stop } = answer;
  const message = { id: 'msg_fake', type: 'message', role: 'assistant', model, content: [], stop_reason: null };
  const start = usage === null ? message : { ...message, usage: { ...inputOf(usage), output_tokens: 1 } };
  const blocks = blocksOf(answer).flatMap((block, index) => [
    { type: 'content_block_start', index, content_block: block.start },
    ...block.deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]);
  const end = { type: 'message_delta', delta: { stop_reason: REASONS[stop], stop_sequence: null } };
  return [
    { type: 'message_start', message: start },
    { type: 'ping' },
    ...blocks,
    usage === null ? end : { ...end, usage: outputOf(usage) },
    { type: 'message_stop' },
  ];
}

/** Anthropic's Messages. */
export const anthropic: FakeModelProtocol = {
  name: 'anthropic',
  streamType: 'text/event-stream; charset=utf-8',
  matches: (path) => path.endsWith('/v1/messages'),
  isStream: (_path, { stream }) => stream === true,
  modelOf: (_path, { model }) => String(model),
  promptOf: ({ messages }) => lastText(messages),
  stream: (answer) => eventsOf(answer).map((event) => sseFrame(JSON.stringify(event), event.type)),
  whole: (answer) => {
    const { usage, model, stop, pieces, toolCalls } = answer;
    const text = pieces.join('');
    const calls = toolCalls.map(({ id, name, arguments: given }) => {
      return { type: 'tool_use', id, name, input: argumentsOf(given) };
    });
    return {
      id: 'msg_fake',
      type: 'message',
      role: 'assistant',
      model,
      content: [...(text === '' ? [] : [{ type: 'text', text }]), ...calls],
      stop_reason: REASONS[stop],
      stop_sequence: null,
      ...(usage === null ? {} : { usage: { ...inputOf(usage), ...outputOf(usage) } }),
    };
  },
  error: (status, message) => ({ type: 'error', error: { type: ERRORS[status] ?? 'api_error', message } }),
  frame: (value) => sseFrame(value, value.startsWith('{"type":"error"') ? 'error' : 'message_start'),
};
