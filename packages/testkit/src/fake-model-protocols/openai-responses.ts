import type { CompleteFakeAnswer, FakeModelProtocol } from './protocol';
import { lastText, sseFrame } from './protocol';

const INCOMPLETE = { length: 'max_output_tokens', filter: 'content_filter' } as const;

function usageOf({ usage }: CompleteFakeAnswer): unknown {
  if (usage === null) return undefined;
  return {
    input_tokens: usage.input,
    output_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    input_tokens_details: { cached_tokens: usage.cached },
    output_tokens_details: { reasoning_tokens: usage.reasoning },
  };
}

function outputOf({ pieces, toolCalls, stop }: CompleteFakeAnswer): readonly Readonly<Record<string, unknown>>[] {
  const text = pieces.join('');
  const part = stop === 'refusal' ? { type: 'refusal', refusal: text } : { type: 'output_text', text, annotations: [] };
  const message = { type: 'message', id: 'msg_fake', role: 'assistant', status: 'completed', content: [part] };
  const calls = toolCalls.map(({ id, name, arguments: given }) => {
    return { type: 'function_call', id: `fc_${id}`, call_id: id, name, arguments: given, status: 'completed' };
  });
  return [...(text === '' ? [] : [message]), ...calls];
}

function responseOf(answer: CompleteFakeAnswer): unknown {
  const { stop, model } = answer;
  const reason = stop === 'length' || stop === 'filter' ? INCOMPLETE[stop] : undefined;
  return {
    id: 'resp_fake',
    object: 'response',
    created_at: 1_700_000_000,
    model,
    status: reason === undefined ? 'completed' : 'incomplete',
    incomplete_details: reason === undefined ? null : { reason },
    error: null,
    output: outputOf(answer),
    usage: usageOf(answer),
  };
}

/** OpenAI's Responses. */
export const openaiResponses: FakeModelProtocol = {
  name: 'openai-responses',
  streamType: 'text/event-stream; charset=utf-8',
  matches: (path) => path.endsWith('/responses'),
  isStream: (_path, { stream }) => stream === true,
  modelOf: (_path, { model }) => String(model),
  promptOf: ({ input }) => lastText(input),
  stream: (answer) => {
    const kind = answer.stop === 'refusal' ? 'response.refusal.delta' : 'response.output_text.delta';
    const events = [
      { type: 'response.created', response: { id: 'resp_fake', model: answer.model, status: 'in_progress' } },
      ...answer.pieces.map((delta) => ({ type: kind, item_id: 'msg_fake', output_index: 0, content_index: 0, delta })),
      ...outputOf(answer).map((item, output_index) => ({ type: 'response.output_item.done', output_index, item })),
      {
        type: answer.stop === 'length' || answer.stop === 'filter' ? 'response.incomplete' : 'response.completed',
        response: responseOf(answer),
      },
    ];
    return events.map((event, sequence_number) => sseFrame(JSON.stringify({ ...event, sequence_number }), event.type));
  },
  whole: responseOf,
  error: (status, message) => ({ error: { message, type: 'fake_error', param: null, code: `fake_${status}` } }),
  frame: (value) => sseFrame(value),
};
