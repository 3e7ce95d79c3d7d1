import type { Completion, LedgerLine, ModelMessage, ModelUsage } from '@orchestrate/contracts/model-call';

import type { Question, RenderedPrompt } from './ask';
import { gather } from './gather';
import type { ModelsFrame } from './models-frame';
import type { CompletionRequest, ToolRound } from './provider';
import { ModelError } from './provider';
import type { Candidate } from './route';
import { runTools, toOffers } from './run-tools';
import type { Reply, Sender } from './sender';
import { UnansweredError } from './sender';
import { askForRepair, parseAnswer, toJsonSchema } from './structured-answer';

const OUTPUT_TOKENS = 8_192;
const ROUNDS = 8;

/** An answer that fits what was asked, before it has its place in the evidence. */
export interface Settled<T> {
  readonly value: T;
  readonly reply: Reply;
}

/** The prompt of a question, where it was made from a template. */
export function promptOf({ prompt }: Question<unknown>): RenderedPrompt | undefined {
  return 'name' in prompt ? prompt : undefined;
}

/** The first request of a question. Secrets are masked in it: what a provider is told has left the machine. */
export function openingRequest(
  question: Question<unknown>,
  { model }: Candidate,
  redact: ModelsFrame['redact'],
): CompletionRequest {
  const { schema, tools = [], limits = {}, temperature } = question;
  return {
    model,
    messages: question.prompt.messages.map(({ role, text }) => ({ role, text: redact(text) })),
    ...(schema === undefined ? {} : { schema: { name: schema.name, jsonSchema: toJsonSchema(schema.type) } }),
    ...(tools.length === 0 ? {} : { tools: toOffers(tools) }),
    maxOutputTokens: limits.outputTokens ?? OUTPUT_TOKENS,
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** One question put to one candidate: its requests, its rounds of tools, its round of repair, and what was said. */
export class Exchange<T> {
  readonly lines: LedgerLine[] = [];
  readonly said: ModelMessage[] = [];
  private readonly replies: Reply[] = [];
  private rounds: readonly ToolRound[] = [];

  /** @param redact - for what is sent, and for what tools give back */
  constructor(
    private readonly question: Question<T>,
    private readonly candidate: Candidate,
    private readonly sender: Sender,
    private readonly redact: ModelsFrame['redact'],
    private readonly signal: AbortSignal,
  ) {}

  /** @throws {ModelError} when nothing usable came of it */
  async settle(): Promise<Settled<T>> {
    const request = openingRequest(this.question, this.candidate, this.redact);
    this.said.push(...request.messages);
    const reply = await this.answer(request);
    const settled = await this.fit({ ...request, rounds: this.rounds }, reply);
    await gather();
    // Only what led to an answer is kept: what did not is asked anew.
    for (const one of this.replies) one.keep();
    return settled;
  }

  /** Tokens of all requests that were counted. */
  usage(): ModelUsage | null {
    const counted = this.lines.flatMap(({ usage }) => (usage === null ? [] : [usage]));
    if (counted.length === 0) return null;
    const sum = (field: 'input' | 'output' | 'cached' | 'reasoning'): number =>
      counted.reduce((total, usage) => total + usage[field], 0);
    return { input: sum('input'), output: sum('output'), cached: sum('cached'), reasoning: sum('reasoning') };
  }

  private async send(request: CompletionRequest): Promise<Reply> {
    const { task } = this.question;
    const { candidate, signal } = this;
    try {
      const reply = await this.sender.send({ task, candidate, request, prompt: promptOf(this.question), signal });
      this.lines.push(reply.line);
      this.replies.push(reply);
      this.hear(reply.completion);
      return reply;
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      this.lines.push(error.line);
      if (error.failure.details.answer !== undefined) this.hear(error.failure.details.answer);
      throw error.failure;
    }
  }

  private hear({ text, toolCalls }: Completion): void {
    const calls = toolCalls.map(({ name, arguments: given }) => `[calls ${name}] ${given}`);
    this.said.push({ role: 'assistant', text: [text, ...calls].filter((part) => part !== '').join('\n') });
  }

  private async answer(request: CompletionRequest): Promise<Reply> {
    const { tools = [], limits = {} } = this.question;
    const most = limits.rounds ?? ROUNDS;
    for (;;) {
      const reply = await this.send(this.rounds.length === 0 ? request : { ...request, rounds: this.rounds });
      const { text, toolCalls, stop } = reply.completion;
      if (stop !== 'tool') return reply;
      if (this.rounds.length >= most)
        throw new ModelError('invalid', `there was no answer after ${most} rounds of tool calls`, {
          answer: reply.completion,
        });
      const results = await runTools(toolCalls, tools, this.redact, this.signal);
      const told = results.map((result) => `[${result.name} gives back]\n${result.text}`);
      this.said.push({ role: 'user', text: told.join('\n') });
      // As a recording of it would say it, so that the next request is the same one in a replay.
      const calls = toolCalls.map((call) => ({ ...call, arguments: this.redact(call.arguments) }));
      this.rounds = [...this.rounds, { text: this.redact(text), calls, results }];
    }
  }

  private async fit(request: CompletionRequest, reply: Reply): Promise<Settled<T>> {
    const { schema } = this.question;
    const first = parseAnswer(reply.completion.text, schema);
    if ('value' in first) return { value: first.value, reply };
    const repair = askForRepair(request, this.redact(reply.completion.text), first.problems.map(this.redact));
    this.said.push(...repair.messages.slice(-1));
    const second = await this.send(repair);
    const parsed = parseAnswer(second.completion.text, schema);
    if ('value' in parsed) return { value: parsed.value, reply: second };
    throw new ModelError('invalid', `the answer does not fit, twice: ${parsed.problems.join('; ')}`, {
      answer: second.completion,
    });
  }
}
