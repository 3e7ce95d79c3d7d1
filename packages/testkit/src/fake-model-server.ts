import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { anthropic } from './fake-model-protocols/anthropic';
import { gemini } from './fake-model-protocols/gemini';
import { ollama } from './fake-model-protocols/ollama';
import { openaiChat } from './fake-model-protocols/openai-chat';
import { openaiResponses } from './fake-model-protocols/openai-responses';
import type { CompleteFakeAnswer, FakeModelAnswer, FakeModelProtocol } from './fake-model-protocols/protocol';

/** Ways in which a fake server fails, beside statuses. */
export type FakeModelFault =
  | 'cut' // the stream ends well in the middle of a piece
  | 'reset' // the connection breaks before anything
  | 'reset-midway' // and after some of the stream
  | 'malformed-json'
  | 'wrong-schema' // JSON, but of no protocol
  | 'empty-body'
  | 'html'
  | 'huge'
  | 'redirect'
  | 'error-in-stream'
  | 'slow-headers' // nothing comes, ever
  | 'slow-body'; // a piece comes, and then nothing, ever

/** What a fake server does with one request. */
export type FakeModelReply =
  | FakeModelAnswer
  | { readonly fault: FakeModelFault }
  | {
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Instead of an error of the protocol. */
      readonly body?: unknown;
    };

/** A request as it came in. */
export interface FakeModelRequest {
  readonly protocol: FakeModelProtocol['name'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly isStream: boolean;
  readonly model: string;
  /** What was said last, as far as it is text. */
  readonly prompt: string;
}

/** A fake server for the protocols of OpenAI (both), Anthropic, Gemini and Ollama. It is no model: it plays a script. */
export interface FakeModelServer {
  /** Without a path. */
  readonly url: string;
  readonly requests: readonly FakeModelRequest[];
  /** How many answers the other side gave up before they were complete. */
  abandoned(): number;
  close(): Promise<void>;
}

/** What a fake server answers: by request (counted from 1), or one reply after the other, the last one again and again. */
export type FakeModelScript =
  readonly FakeModelReply[] | ((request: FakeModelRequest, count: number) => FakeModelReply | Promise<FakeModelReply>);

const PROTOCOLS = [openaiChat, openaiResponses, anthropic, gemini, ollama];
const MEBIBYTE = 2 ** 20;
const HUGE_MEBIBYTES = 10;

function completeAnswer(answer: FakeModelAnswer, model: string): CompleteFakeAnswer {
  const { text = '', toolCalls = [], usage = { input: 10, output: 5 }, stop } = answer;
  return {
    model: answer.model ?? model,
    pieces: text.match(/[\s\S]{1,7}/g) ?? [],
    toolCalls: toolCalls.map((call, index) => ({ id: `call_fake_${index + 1}`, ...call })),
    usage: usage === null ? null : { cached: 0, reasoning: 0, ...usage },
    stop: stop ?? (toolCalls.length > 0 ? 'tool' : 'end'),
  };
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

async function writeHuge(response: ServerResponse, { frame }: FakeModelProtocol): Promise<void> {
  const filler = JSON.stringify('x'.repeat(MEBIBYTE));
  for (let count = 0; count < HUGE_MEBIBYTES && !response.destroyed; count += 1)
    await new Promise<void>((resolve) => {
      response.once('close', resolve);
      response.write(frame(filler), () => resolve());
    });
  response.end();
}

async function fail(
  fault: FakeModelFault,
  request: FakeModelRequest,
  response: ServerResponse,
  protocol: FakeModelProtocol,
): Promise<void> {
  const pieces = protocol.stream(completeAnswer({ text: 'This answer never ends.' }, request.model), request.path);
  const [first = '', second = ''] = pieces;
  const begin = (type = protocol.streamType, status = 200): ServerResponse =>
    response.writeHead(status, { 'content-type': type });
  switch (fault) {
    case 'cut':
      return void begin().end(first + second.slice(0, Math.ceil(second.length / 2)));
    case 'reset':
      return void response.destroy();
    case 'reset-midway':
      return void begin().write(first, () => setTimeout(() => response.destroy(), 20));
    case 'malformed-json':
      return void begin().end(first + protocol.frame('{"choices": [}'));
    case 'wrong-schema':
      return void begin().end(protocol.frame('{"unexpected": true}'));
    case 'empty-body':
      return void begin().end();
    case 'html':
      return void begin('text/html').end('<!doctype html><title>Sign in</title>');
    case 'huge':
      return writeHuge(begin(), protocol);
    case 'redirect':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'error-in-stream':
      return void begin().end(first + protocol.frame(JSON.stringify(protocol.error(503, 'overloaded'))));
    case 'slow-headers':
      return;
    case 'slow-body':
      return void begin().write(first);
  }
}

async function reply(
  given: FakeModelReply,
  request: FakeModelRequest,
  response: ServerResponse,
  protocol: FakeModelProtocol,
): Promise<void> {
  if ('fault' in given) return fail(given.fault, request, response, protocol);
  if ('status' in given) {
    const { status, headers, message = `fake ${status}`, body = protocol.error(status, message) } = given;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return;
  }
  const answer = completeAnswer(given, request.model);
  if (request.isStream) {
    response.writeHead(200, { 'content-type': protocol.streamType });
    for (const piece of protocol.stream(answer, request.path)) response.write(piece);
    response.end();
  } else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(protocol.whole(answer)));
  }
}

class Fake {
  readonly requests: FakeModelRequest[] = [];
  abandoned = 0;

  constructor(private readonly script: FakeModelScript) {}

  async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('close', () => {
      if (!response.writableFinished) this.abandoned += 1;
    });
    const path = new URL(incoming.url ?? '/', 'http://fake').pathname;
    const protocol = PROTOCOLS.find((one) => one.matches(path));
    if (protocol === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`the fake server has no ${path}`);
      return;
    }
    const body = await readBody(incoming);
    const request: FakeModelRequest = {
      protocol: protocol.name,
      path,
      headers: incoming.headers,
      body,
      isStream: protocol.isStream(path, body),
      model: protocol.modelOf(path, body),
      prompt: protocol.promptOf(body),
    };
    const count = this.requests.push(request);
    await reply(await this.choose(request, count), request, response, protocol);
  }

  private choose(request: FakeModelRequest, count: number): FakeModelReply | Promise<FakeModelReply> {
    const { script } = this;
    if (typeof script === 'function') return script(request, count);
    const chosen = script[count - 1] ?? script.at(-1);
    if (chosen === undefined) throw new Error('the script of the fake server is empty');
    return chosen;
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Starts a fake model server on a free port of this machine.
 * @param tls - makes it an `https` server with this certificate
 */
export async function startFakeModelServer(
  script: FakeModelScript,
  tls?: { readonly key: string; readonly cert: string },
): Promise<FakeModelServer> {
  const fake = new Fake(script);
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    void fake.answer(incoming, response).catch((error: unknown) => {
      // The test shall see why, and not wait.
      response.writeHead(418, { 'content-type': 'text/plain' }).end(String(error));
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  const port = await listen(server);
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests: fake.requests,
    abandoned: () => fake.abandoned,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
