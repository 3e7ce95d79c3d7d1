import type { ModelMessage } from '@orchestrate/contracts/model-call';

import type { CompletionRequest } from '../provider';

/**
 * The messages, with the answer's schema told to the model: for the requests where a provider that enforces schemas
 * cannot, because of what the schema says or because tools are offered beside it.
 */
export function tellSchema({ messages, schema }: CompletionRequest): readonly ModelMessage[] {
  if (schema === undefined) return messages;
  const text = `Answer with JSON alone, without a code fence, that fits this JSON Schema:\n${JSON.stringify(schema.jsonSchema)}`;
  const first = messages.findLastIndex(({ role }) => role === 'system') + 1;
  return [...messages.slice(0, first), { role: 'system', text }, ...messages.slice(first)];
}

/** What a model wrote as a call's arguments, for protocols that want an object back, whatever it was. */
export function parseArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Goes back as it came.
  }
  return text.trim() === '' ? {} : { unreadable: text };
}
