import { GoogleGenAI } from '@google/genai/web';
import type { Completion } from '@orchestrate/contracts/model-call';

import type { CompletionRequest, ModelProvider } from '../provider';
import { ModelError } from '../provider';

import type { ProviderAccess } from './access';
import { proxyOf, remediesOf, serverOf } from './access';
import { AnswerDraft } from './answer-draft';
import { readGeminiChunk } from './gemini-chunks';
import { toGeminiBody } from './gemini-request';
import type { Line } from './http-provider';
import { createHttpProvider } from './http-provider';
import { failureOf, readProviderError } from './provider-error';

const VERSION = '2.32.0';

// The client keeps what an error inside a stream said only in its own error's message.
function readError(error: unknown): never {
  const text = error instanceof Error && error.name === 'ApiError' ? /\{[\s\S]*\}/.exec(error.message)?.[0] : undefined;
  if (text === undefined) throw error;
  const said = readProviderError(JSON.parse(text));
  const details = { status: said?.status, retryAfter: said?.retryAfter };
  const failure = failureOf(said?.status, said);
  throw new ModelError(failure, `broke off with an error: ${said?.message ?? 'none given'}`, details);
}

/**
 * Google's Gemini API. The client's form for browsers is used, because it is the same without the sign-in of Google's
 * cloud, which is most of what the other loads, and reads no variables of its own.
 */
export function createGemini(access: ProviderAccess): ModelProvider {
  const { name, baseUrl, key = 'none' } = access;
  const converse = async (request: CompletionRequest, line: Line): Promise<Completion> => {
    const draft = new AnswerDraft(request.model, line.onText);
    const client = new GoogleGenAI({ apiKey: key, enterprise: false, httpOptions: { baseUrl, fetch: line.fetch } });
    try {
      for await (const chunk of await client.models.generateContentStream(toGeminiBody(request, line.signal)))
        readGeminiChunk(draft, chunk);
    } catch (error) {
      readError(error);
    }
    return draft.finish();
  };
  return createHttpProvider({
    name,
    kind: 'gemini',
    version: `@google/genai ${VERSION}`,
    enforcesSchemas: true,
    server: serverOf(access),
    proxy: proxyOf(access),
    accepted: ['text/event-stream'],
    secrets: access.key === undefined ? [] : [access.key],
    remedies: remediesOf(access),
    converse,
  });
}
