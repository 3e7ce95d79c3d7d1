import type {
  AnswerSource,
  CachedAnswer,
  Completion,
  LedgerLine,
  ModelMessage,
  ModelTask,
  RecordedAnswer,
} from '@orchestrate/contracts/model-call';
import pLimit from 'p-limit';

import { toSeconds } from '../clock';
import { decideSending } from '../safety/personal-data';
import { sanitizeText } from '../safety/text';

import type { AnswerStore } from './answer-store';
import type { RenderedPrompt } from './ask';
import { failureOf } from './bounded-try';
import type { Budget } from './budget';
import type { Ledger } from './ledger';
import type { ModelsFrame } from './models-frame';
import type { Price } from './price';
import { estimateCost, findPrice } from './price';
import type { CompletionRequest, ModelProvider } from './provider';
import { ModelError } from './provider';
import type { CanonicalRequest } from './request-hash';
import { canonicalize, hashRequest } from './request-hash';
import type { Candidate } from './route';
import { tellSchema } from './tell-schema';
import type { Tries } from './try-again';
import { tryAgain } from './try-again';

const LONGEST_ERROR = 700;

/** One request to one provider. */
export interface Letter {
  readonly task: ModelTask;
  readonly candidate: Candidate;
  readonly request: CompletionRequest;
  readonly prompt: RenderedPrompt | undefined;
  readonly signal: AbortSignal;
}

/** What came back, and its line of the ledger. */
export interface Reply {
  readonly completion: Completion;
  readonly line: LedgerLine;
  /** Keeps the answer for an equal request; called once it has proved of use. */
  keep(): void;
}

/** What a request failed with, beside the error. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  /** @param line - as it stands in the ledger */
  constructor(
    readonly failure: ModelError,
    readonly line: LedgerLine,
  ) {
    super(failure.message, { cause: failure });
  }
}

interface Desk {
  readonly frame: ModelsFrame;
  readonly ledger: Ledger;
  readonly budget: Budget;
  readonly cache: AnswerStore<CachedAnswer>;
  readonly tape: AnswerStore<RecordedAnswer>;
}

type Head = Pick<LedgerLine, 'ts' | 'phase' | 'task' | 'provider' | 'model' | 'requestHash'>;

function refusePersonalData({ messages, rounds = [] }: CompletionRequest, allowPersonalData: boolean): void {
  const told = rounds.flatMap(({ results }) => results.map(({ text }): ModelMessage => ({ role: 'user', text })));
  const decision = decideSending([...messages, ...told], { allowPersonalData });
  if (!decision.allowed) throw new ModelError('personal-data', decision.reason);
}

/** Sends requests: through cache or cassette, within time and caps, each with its line in the ledger. */
export class Sender {
  private readonly providers = new Map<string, Promise<ModelProvider>>();
  private readonly limits = new Map<string, ReturnType<typeof pLimit>>();
  private readonly prices = new Map<string, Price>();

  /** @param desk - one for a phase: its ledger, its caps, its answers on disk */
  constructor(private readonly desk: Desk) {}

  /** Opens a candidate's provider, once. */
  open({ entry }: Candidate): Promise<ModelProvider> {
    const { name, settings, key } = entry;
    const opened = this.providers.get(name) ?? this.desk.frame.openProvider(name, settings, key);
    this.providers.set(name, opened);
    return opened;
  }

  /** Whether the cassette has an answer to a request. */
  isRecorded({ candidate, request, prompt }: Letter): boolean {
    const hash = hashRequest(canonicalize(candidate, request, prompt));
    return this.desk.tape.read(hash) !== undefined;
  }

  /**
   * @throws {UnansweredError} when nothing usable came; the ledger has the line
   */
  async send(letter: Letter): Promise<Reply> {
    const { frame } = this.desk;
    const { candidate, task, request, prompt } = letter;
    const canonical = canonicalize(candidate, request, prompt);
    const head: Head = {
      ts: frame.clock.now().toISOString(),
      phase: frame.step,
      task,
      provider: candidate.entry.name,
      model: candidate.model,
      requestHash: hashRequest(canonical),
    };
    const begin = frame.clock.elapsed();
    const known = this.recall(head, canonical, begin);
    if (known !== undefined) return known;
    const { name } = candidate.entry;
    const limit = this.limits.get(name) ?? pLimit(candidate.entry.settings.concurrency);
    this.limits.set(name, limit);
    const reply = await limit(() => this.ask(letter, head));
    const record = {
      schemaVersion: 1 as const,
      requestHash: head.requestHash,
      recordedAt: head.ts,
      provider: name,
      completion: reply.completion,
    };
    if (frame.cassette.mode === 'record') this.desk.tape.write({ ...record, request: canonical });
    return { ...reply, keep: () => this.desk.cache.write(record) };
  }

  private recall(head: Head, request: CanonicalRequest, begin: number): Reply | undefined {
    const { frame, cache, tape } = this.desk;
    const { mode } = frame.cassette;
    const found = (mode === 'replay' ? tape : cache).read(head.requestHash);
    const source: AnswerSource = mode === 'replay' ? 'cassette' : 'cache';
    const seconds = toSeconds(frame.clock.elapsed() - begin);
    const rest = { source, attempts: 0, cost: 0, seconds } as const;
    if (found !== undefined) {
      if (mode === 'record') tape.write({ ...found, request });
      const { completion } = found;
      const line = this.enter({ ...head, ...rest, outcome: 'answered', usage: completion.usage });
      return { completion, line, keep: () => undefined };
    }
    if (mode !== 'replay') return undefined;
    const failure = new ModelError(
      'cassette-miss',
      `${head.provider}: there is no readable recording of this request, ${head.requestHash.slice(0, 12)}, in ` +
        `${frame.cassette.directory}; record it with ORCHESTRATE_CASSETTE=record`,
    );
    throw this.fail(failure, { ...head, ...rest, outcome: 'cassette-miss', usage: null });
  }

  private async ask(letter: Letter, queued: Head): Promise<Omit<Reply, 'keep'>> {
    const { frame } = this.desk;
    const { candidate, request, signal } = letter;
    const price = this.priceOf(candidate);
    const estimate = estimateCost(price, request);
    // The wait for others of this provider is no wait for it.
    const head = { ...queued, ts: frame.clock.now().toISOString() };
    const begin = frame.clock.elapsed();
    const rest = (tries: Pick<Tries, 'attempts' | 'cost'>) => ({
      source: 'provider' as const,
      attempts: tries.attempts,
      cost: tries.cost,
      estimate,
      seconds: toSeconds(frame.clock.elapsed() - begin),
    });
    const tries: Tries = { attempts: 0, cost: 0, usage: null };
    try {
      if (signal.aborted) throw failureOf(signal);
      refusePersonalData(request, frame.settings['allow-personal-data']);
      const left = this.timeLeft();
      const provider = await this.open(candidate);
      const sent = provider.enforcesSchemas ? request : tellSchema(request);
      const completion = await tryAgain(
        { ...this.desk, provider, request: sent, price, estimate, left, signal },
        tries,
      );
      const line = this.enter({ ...head, ...rest(tries), outcome: 'answered', usage: tries.usage });
      return { completion, line };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      throw this.fail(error, { ...head, ...rest(tries), outcome: error.failure, usage: tries.usage });
    }
  }

  private priceOf({ entry, model }: Candidate): Price {
    const name = `${entry.name}/${model}`;
    const price = this.prices.get(name) ?? findPrice(entry.settings, model);
    this.prices.set(name, price);
    return price;
  }

  /** Milliseconds for one request: the settings' limit, or what is left of the run's. */
  private timeLeft(): number {
    const { frame, ledger } = this.desk;
    const limits = frame.settings.limits;
    const waited = ledger.waited();
    const left = limits['run-seconds'] - waited;
    if (left <= 0)
      throw new ModelError(
        'timeout',
        `the run has waited ${Math.round(waited)} s for models, which is all that models.limits.run-seconds allows`,
      );
    return Math.min(limits['call-seconds'], left) * 1000;
  }

  private enter(line: LedgerLine): LedgerLine {
    this.desk.ledger.append(line);
    return line;
  }

  private fail(failure: ModelError, line: LedgerLine): UnansweredError {
    const error = this.desk.frame.redact(sanitizeText(failure.message, LONGEST_ERROR));
    const clean = new ModelError(failure.failure, error, failure.details, { cause: failure });
    return new UnansweredError(clean, this.enter({ ...line, error }));
  }
}
