import type { CompletionRequest } from './provider';

/**
 * A request with its schema told to the model as well: for a provider that cannot promise to enforce it, and for one
 * that can but not this time, because of what the schema says or because tools are offered beside it.
 */
export function tellSchema(request: CompletionRequest): CompletionRequest {
  const { schema, messages } = request;
  if (schema === undefined) return request;
  const text =
    'Answer with one JSON value and nothing else: no words before or after it, no code fence. It must fit this JSON ' +
    `Schema:\n${JSON.stringify(schema.jsonSchema)}`;
  const first = messages.findLastIndex(({ role }) => role === 'system') + 1;
  return { ...request, messages: [...messages.slice(0, first), { role: 'system', text }, ...messages.slice(first)] };
}
