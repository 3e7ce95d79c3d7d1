import type { Completion, ModelStop, ToolCall } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import type { CompletionRequest, ModelProvider, ToolRound } from '../provider';
import { ModelError } from '../provider';
import { tellSchema } from '../tell-schema';

import type { ProviderAccess } from './access';
import { proxyOf, remediesOf, serverOf } from './access';
import { AnswerDraft } from './answer-draft';
import type { Line } from './http-provider';
import { createHttpProvider } from './http-provider';
import { readLines } from './json-lines';
import { parseArguments } from './parse-arguments';
import { failureOf, readProviderError } from './provider-error';

const count = z.number().int().nonnegative();

const chatLineSchema = z.object({
  model: z.string().optional(),
  message: z
    .object({
      content: z.string().default(''),
      tool_calls: z
        .array(
          z.object({
            id: z.string().optional(),
            function: z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) }),
          }),
        )
        .default([]),
    })
    .optional(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  prompt_eval_count: count.optional(),
  eval_count: count.optional(),
});

const pullLineSchema = z.object({ status: z.string() });

const STOPS: Readonly<Record<string, ModelStop>> = { stop: 'end', length: 'length' };
const SMALLEST_CONTEXT = 4096;
const CHARACTERS_PER_TOKEN = 3;

// Ollama cuts off the start of what does not fit, and says nothing; so the room is asked for that the request needs.
function contextFor(body: unknown, outputTokens: number): number {
  const needed = Math.ceil(JSON.stringify(body).length / CHARACTERS_PER_TOKEN) + outputTokens;
  return Math.max(SMALLEST_CONTEXT, 2 ** Math.ceil(Math.log2(needed)));
}

function toTurns({ text, calls, results }: ToolRound): unknown[] {
  const tool_calls = calls.map(({ id, name, arguments: given }) => {
    return { id, function: { name, arguments: parseArguments(given) } };
  });
  const got = results.map((result) => {
    return { role: 'tool', tool_name: result.name, tool_call_id: result.id, content: result.text };
  });
  return [{ role: 'assistant', content: text, tool_calls }, ...got];
}

function toBody(request: CompletionRequest, keepAlive: string | undefined): Readonly<Record<string, unknown>> {
  const { model, schema, tools = [], rounds = [], maxOutputTokens, temperature } = request;
  // A grammar leaves no room for a tool call.
  const isEnforced = schema !== undefined && tools.length === 0;
  const given = isEnforced ? request.messages : tellSchema(request).messages;
  const messages = [...given.map(({ role, text: content }) => ({ role, content })), ...rounds.flatMap(toTurns)];
  const offers = tools.map((tool) => ({ type: 'function', function: tool }));
  return {
    model,
    stream: true,
    messages,
    options: {
      num_predict: maxOutputTokens,
      num_ctx: contextFor([messages, offers], maxOutputTokens),
      ...(temperature === undefined ? {} : { temperature }),
    },
    ...(isEnforced ? { format: schema.jsonSchema } : {}),
    ...(offers.length === 0 ? {} : { tools: offers }),
    ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }),
  };
}

function readStop(reason: string | undefined): ModelStop {
  const stop = STOPS[reason ?? 'stop'];
  if (stop === undefined) throw new ModelError('malformed', `the answer ended for an unknown reason: ${reason ?? ''}`);
  return stop;
}

function readLine<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const said = readProviderError(given);
  if (said === undefined) throw result.error;
  throw new ModelError(failureOf(undefined, said), `broke off with an error: ${said.message}`);
}

/** Asks a model, or fetches it. Nothing but JSON lines comes back from either. */
class Server {
  constructor(
    private readonly access: ProviderAccess,
    private readonly line: Line,
  ) {}

  async chat(request: CompletionRequest): Promise<Completion> {
    const draft = new AnswerDraft(request.model, this.line.onText);
    const response = await this.post('chat', toBody(request, this.access.settings['keep-alive']));
    for await (const given of readLines(response)) {
      const { model, message, done, ...end } = readLine(chatLineSchema, given);
      draft.addText(message?.content ?? '');
      for (const call of message?.tool_calls ?? []) this.addCall(draft, call, request.rounds?.length ?? 0);
      draft.model = model ?? draft.model;
      if (!done) continue;
      draft.stop = readStop(end.done_reason);
      const { prompt_eval_count: input, eval_count: output } = end;
      if (input !== undefined && output !== undefined) draft.usage = { input, output, cached: 0, reasoning: 0 };
    }
    return draft.finish();
  }

  async pull(model: string): Promise<void> {
    let status = '';
    for await (const given of readLines(await this.post('pull', { model, stream: true }))) {
      status = readLine(pullLineSchema, given).status;
      this.line.onText('');
    }
    if (status !== 'success') throw new ModelError('malformed', `fetching ${model} ended before its end: ${status}`);
  }

  private addCall(
    draft: AnswerDraft,
    { id, function: call }: { id?: string | undefined; function: { name: string; arguments: object } },
    round: number,
  ): void {
    const at = draft.callCount;
    const made: Partial<ToolCall> = { id: id ?? `call-${round + 1}-${at + 1}`, name: call.name };
    draft.addCall(at, { ...made, arguments: JSON.stringify(call.arguments) });
  }

  private post(what: 'chat' | 'pull', body: unknown): Promise<Response> {
    const { baseUrl, key } = this.access;
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
    return this.line.fetch(`${baseUrl.replace(/\/+$/, '')}/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
      signal: this.line.signal,
    });
  }
}

/**
 * Ollama's own protocol, spoken without its client library, which drops lines that are no JSON without a word and
 * cannot be stopped before an answer begins.
 */
export function createOllama(access: ProviderAccess): ModelProvider {
  const { name, key, settings } = access;
  const converse = async (request: CompletionRequest, line: Line): Promise<Completion> => {
    const server = new Server(access, line);
    try {
      return await server.chat(request);
    } catch (error) {
      if (!(error instanceof ModelError) || error.failure !== 'not-found') throw error;
      if (!settings.pull) {
        const remedy = `run \`ollama pull ${request.model}\`, or set pull: true`;
        throw new ModelError('not-found', `${error.message}; ${remedy}`, error.details);
      }
    }
    await server.pull(request.model);
    return server.chat(request);
  };
  const { authentication, forbidden } = remediesOf(access);
  return createHttpProvider({
    name,
    kind: 'ollama',
    version: 'ollama api',
    enforcesSchemas: true,
    server: serverOf(access),
    proxy: proxyOf(access),
    accepted: ['application/x-ndjson', 'application/json'],
    secrets: key === undefined ? [] : [key],
    remedies: { authentication, forbidden },
    converse,
  });
}
