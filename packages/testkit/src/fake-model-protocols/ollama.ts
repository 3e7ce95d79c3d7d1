import type { CompleteFakeAnswer, FakeModelProtocol } from './protocol';
import { argumentsOf, lastText } from './protocol';

// The protocol knows neither refusals nor filters: an answer ends or is cut.
const REASONS = { end: 'stop', length: 'length', refusal: 'stop', filter: 'stop', tool: 'stop' } as const;

function messageOf({ toolCalls }: CompleteFakeAnswer, content: string): object {
  const calls = toolCalls.map(({ name, arguments: given }) => ({ function: { name, arguments: argumentsOf(given) } }));
  return { role: 'assistant', content, ...(calls.length === 0 ? {} : { tool_calls: calls }) };
}

function lineOf(answer: CompleteFakeAnswer, message: object, isLast: boolean): object {
  const { model, usage, stop } = answer;
  const line = { model, created_at: '2026-01-01T00:00:00Z', message, done: isLast };
  if (!isLast) return line;
  const counts = usage === null ? {} : { prompt_eval_count: usage.input, eval_count: usage.output };
  return { ...line, done_reason: REASONS[stop], ...counts };
}

/** Ollama's own. */
export const ollama: FakeModelProtocol = {
  name: 'ollama',
  streamType: 'application/x-ndjson',
  matches: (path) => path.endsWith('/api/chat') || path.endsWith('/api/pull'),
  isStream: (_path, { stream }) => stream !== false,
  modelOf: (_path, { model }) => String(model),
  promptOf: ({ messages }) => lastText(messages),
  stream: (answer, path) => {
    const texts = answer.pieces.map((content) => lineOf(answer, { role: 'assistant', content }, false));
    const lines = path.endsWith('/api/pull')
      ? [{ status: 'pulling manifest' }, { status: 'success' }]
      : [...texts, lineOf(answer, messageOf(answer, ''), true)];
    return lines.map((line) => `${JSON.stringify(line)}\n`);
  },
  whole: (answer) => lineOf(answer, messageOf(answer, answer.pieces.join('')), true),
  error: (_status, message) => ({ error: message }),
  frame: (value) => `${value}\n`,
};
