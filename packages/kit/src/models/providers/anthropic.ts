import { Anthropic } from '@anthropic-ai/sdk';
import { VERSION } from '@anthropic-ai/sdk/version';
import type { Completion } from '@orchestrate/contracts/model-call';

import type { CompletionRequest, ModelProvider } from '../provider';

import type { ProviderAccess } from './access';
import { proxyOf, remediesOf, serverOf } from './access';
import { AnswerDraft } from './answer-draft';
import { AnthropicReader } from './anthropic-events';
import { toAnthropicBody } from './anthropic-request';
import type { Line } from './http-provider';
import { createHttpProvider } from './http-provider';

const HOUR = 3_600_000;

/** Anthropic's Messages API, or a server that speaks it. */
export function createAnthropic(access: ProviderAccess): ModelProvider {
  const { name, baseUrl, key } = access;
  const open = ({ fetch }: Line): Anthropic =>
    new Anthropic({
      fetch,
      baseURL: baseUrl,
      apiKey: key ?? 'none',
      webhookKey: null,
      maxRetries: 0,
      // Time is the asker's; the client's own limit must not come before it.
      timeout: HOUR,
      logLevel: 'off',
      openTelemetry: false,
    });
  const converse = async (request: CompletionRequest, line: Line): Promise<Completion> => {
    const reader = new AnthropicReader(new AnswerDraft(request.model, line.onText));
    const stream = await open(line).messages.create(toAnthropicBody(request), { signal: line.signal });
    for await (const event of stream) reader.read(event);
    return reader.finish();
  };
  return createHttpProvider({
    name,
    kind: 'anthropic',
    version: `@anthropic-ai/sdk ${VERSION}`,
    enforcesSchemas: true,
    server: serverOf(access),
    proxy: proxyOf(access),
    accepted: ['text/event-stream'],
    secrets: key === undefined ? [] : [key],
    remedies: remediesOf(access),
    converse,
  });
}
