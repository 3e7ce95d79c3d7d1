import { OpenAI } from 'openai';
import { VERSION } from 'openai/version';

import type { ModelProvider } from '../provider';
import { ModelError } from '../provider';

import type { ProviderAccess } from './access';
import { proxyOf, remediesOf, serverOf } from './access';
import type { HttpProtocol, Line } from './http-provider';
import { createHttpProvider } from './http-provider';
import { askChat } from './openai-chat';
import { askResponses } from './openai-responses';

const HOUR = 3_600_000;

/** Options of the client that are the same for both of its forms. */
export function clientOptions(fetch: Line['fetch']): {
  readonly fetch: Line['fetch'];
  readonly maxRetries: 0;
  readonly timeout: number;
  readonly logLevel: 'off';
  readonly organization: null;
  readonly project: null;
} {
  // Time and retries are the asker's; the client's own limit must not come before it.
  return { fetch, maxRetries: 0, timeout: HOUR, logLevel: 'off', organization: null, project: null };
}

type Open = (fetch: Line['fetch']) => OpenAI;

/** A client, and the line of the one call that it is lent to. */
class Seat {
  line: Line | undefined;
  readonly client: OpenAI;

  constructor(open: Open) {
    this.client = open((input, init) => {
      if (this.line === undefined) throw new ModelError('cancelled', 'the call had ended before it was sent');
      return this.line.fetch(input, init);
    });
  }
}

/** Lends a client to one call at a time, because to make one takes longer than all else that is done for a call. */
function lendClients(open: Open): <T>(line: Line, call: (client: OpenAI) => Promise<T>) => Promise<T> {
  const idle: Seat[] = [];
  return async (line, call) => {
    const seat = idle.pop() ?? new Seat(open);
    seat.line = line;
    try {
      return await call(seat.client);
    } finally {
      seat.line = undefined;
      idle.push(seat);
    }
  };
}

/** A provider over either form of the client: which of the two protocols is spoken, and what is known of the server. */
export function createOpenaiProtocol(
  access: ProviderAccess,
  { api, isOwnServer, open }: { api: 'chat' | 'responses'; isOwnServer: boolean; open: Open },
): HttpProtocol {
  const { name, settings, key } = access;
  const lend = lendClients(open);
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
      lend(line, (client) =>
        api === 'chat' ? askChat(client, request, line, isOwnServer) : askResponses(client, request, line),
      ),
  };
}

/**
 * OpenAI, or any server that speaks one of its two protocols: the Responses API at OpenAI itself, Chat Completions
 * elsewhere, unless the settings say otherwise.
 */
export function createOpenai(access: ProviderAccess): ModelProvider {
  const { baseUrl, settings, key } = access;
  const isOwnServer = !/(?:^|\.)openai\.com$/.test(new URL(baseUrl).hostname);
  const open: Open = (fetch) =>
    new OpenAI({
      ...clientOptions(fetch),
      apiKey: key ?? 'none',
      adminAPIKey: null,
      webhookSecret: null,
      baseURL: baseUrl,
    });
  const api = settings.api ?? (isOwnServer ? 'chat' : 'responses');
  return createHttpProvider(createOpenaiProtocol(access, { api, isOwnServer, open }));
}
