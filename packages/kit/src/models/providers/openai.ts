import { OpenAI } from 'openai';
import { VERSION } from 'openai/version';

import type { ModelProvider } from '../provider';

import type { ProviderAccess } from './access';
import { proxyOf, remediesOf, serverOf } from './access';
import type { HttpProtocol, Line } from './http-provider';
import { createHttpProvider } from './http-provider';
import { askChat } from './openai-chat';
import { askResponses } from './openai-responses';

const HOUR = 3_600_000;

/** Options of the client that are the same for both of its forms. */
export function clientOptions(line: Line): {
  readonly fetch: Line['fetch'];
  readonly maxRetries: 0;
  readonly timeout: number;
  readonly logLevel: 'off';
  readonly organization: null;
  readonly project: null;
} {
  // Time and retries are the asker's; the client's own limit must not come before it.
  return { fetch: line.fetch, maxRetries: 0, timeout: HOUR, logLevel: 'off', organization: null, project: null };
}

/** A provider over either form of the client: which of the two protocols is spoken, and what is known of the server. */
export function createOpenaiProtocol(
  access: ProviderAccess,
  { api, isOwnServer, open }: { api: 'chat' | 'responses'; isOwnServer: boolean; open: (line: Line) => OpenAI },
): HttpProtocol {
  const { name, settings, key } = access;
  return {
    name,
    kind: settings.kind,
    version: `openai ${VERSION}`,
    // Another server may leave a schema unread, so that the model is told of it as well.
    enforcesSchemas: !isOwnServer,
    server: serverOf(access),
    proxy: proxyOf(access),
    accepted: ['text/event-stream'],
    secrets: key === undefined ? [] : [key],
    remedies: remediesOf(access),
    converse: (request, line) =>
      api === 'chat' ? askChat(open(line), request, line, isOwnServer) : askResponses(open(line), request, line),
  };
}

/**
 * OpenAI, or any server that speaks one of its two protocols: the Responses API at OpenAI itself, Chat Completions
 * elsewhere, unless the settings say otherwise.
 */
export function createOpenai(access: ProviderAccess): ModelProvider {
  const { baseUrl, settings, key } = access;
  const isOwnServer = !/(?:^|\.)openai\.com$/.test(new URL(baseUrl).hostname);
  const open = (line: Line): OpenAI =>
    new OpenAI({
      ...clientOptions(line),
      apiKey: key ?? 'none',
      adminAPIKey: null,
      webhookSecret: null,
      baseURL: baseUrl,
    });
  const api = settings.api ?? (isOwnServer ? 'chat' : 'responses');
  return createHttpProvider(createOpenaiProtocol(access, { api, isOwnServer, open }));
}
