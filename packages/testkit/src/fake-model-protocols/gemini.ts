import type { CompleteFakeAnswer, FakeModelProtocol } from './protocol';
import { argumentsOf, lastText, sseFrame } from './protocol';

// The protocol knows no refusal: what a model would decline is cut.
const REASONS = { end: 'STOP', length: 'MAX_TOKENS', refusal: 'SAFETY', filter: 'SAFETY', tool: 'STOP' } as const;

const ERRORS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

const PATH = /\/models\/([^/:]+):(generateContent|streamGenerateContent)$/;

function usageOf({ usage }: CompleteFakeAnswer): object {
  if (usage === null) return {};
  const candidatesTokenCount = usage.output - usage.reasoning;
  return {
    usageMetadata: {
      promptTokenCount: usage.input,
      candidatesTokenCount,
      thoughtsTokenCount: usage.reasoning,
      cachedContentTokenCount: usage.cached,
      totalTokenCount: usage.input + usage.output,
    },
  };
}

function callsOf({ toolCalls }: CompleteFakeAnswer): unknown[] {
  return toolCalls.map(({ id, name, arguments: given }) => ({
    functionCall: { id, name, args: argumentsOf(given) },
    thoughtSignature: 'c2lnbmF0dXJl',
  }));
}

function chunkOf(parts: readonly unknown[], answer: CompleteFakeAnswer, isLast: boolean): unknown {
  const candidate = { index: 0, content: { role: 'model', parts } };
  return {
    candidates: [isLast ? { ...candidate, finishReason: REASONS[answer.stop] } : candidate],
    modelVersion: answer.model,
    ...(isLast ? usageOf(answer) : {}),
  };
}

/** Google's Gemini. */
export const gemini: FakeModelProtocol = {
  name: 'gemini',
  streamType: 'text/event-stream',
  matches: (path) => PATH.test(path),
  isStream: (path) => path.endsWith(':streamGenerateContent'),
  modelOf: (path) => PATH.exec(path)?.[1] ?? '',
  promptOf: ({ contents }) => lastText(contents),
  stream: (answer) => {
    const chunks = [
      ...answer.pieces.map((text) => chunkOf([{ text }], answer, false)),
      chunkOf(callsOf(answer), answer, true),
    ];
    return chunks.map((chunk) => sseFrame(JSON.stringify(chunk)));
  },
  whole: (answer) => {
    const text = answer.pieces.join('');
    return chunkOf([...(text === '' ? [] : [{ text }]), ...callsOf(answer)], answer, true);
  },
  error: (status, message) => ({ error: { code: status, message, status: ERRORS[status] ?? 'UNKNOWN' } }),
  frame: (value) => sseFrame(value),
};
