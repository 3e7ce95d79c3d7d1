import type { Completion, ModelCost, ModelUsage } from '@orchestrate/contracts/model-call';

import { decideBackoff, pause } from './backoff';
import { failureOf, tryOnce } from './bounded-try';
import type { Budget } from './budget';
import { costOfFailure } from './budget';
import { requireAnswer } from './judge-completion';
import type { ModelsFrame } from './models-frame';
import type { Price } from './price';
import { computeCost } from './price';
import { showProgress } from './progress';
import type { CompletionRequest, ModelProvider } from './provider';
import { ModelError } from './provider';
import { addCosts } from './totals';

/** One request, and what it may take. */
export interface Errand {
  readonly frame: Pick<ModelsFrame, 'log' | 'clock' | 'random' | 'settings'>;
  readonly budget: Budget;
  readonly provider: ModelProvider;
  readonly request: CompletionRequest;
  readonly price: Price;
  /** Of one try. */
  readonly estimate: ModelCost;
  /** Milliseconds for all tries. */
  readonly left: number;
  readonly signal: AbortSignal;
}

/** What the tries of a request came to so far. */
export interface Tries {
  attempts: number;
  cost: ModelCost;
  usage: ModelUsage | null;
}

function addUsage(one: ModelUsage | null, other: ModelUsage | null): ModelUsage | null {
  if (one === null || other === null) return one ?? other;
  const written = (one.written ?? 0) + (other.written ?? 0);
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    cached: one.cached + other.cached,
    reasoning: one.reasoning + other.reasoning,
    ...(one.written === undefined && other.written === undefined ? {} : { written }),
  };
}

/** One try with its place in the caps; what it cost is known afterwards, however it ended. */
async function tryWithin(errand: Errand, tries: Tries, left: number): Promise<Completion> {
  const { frame, provider, request, price, budget } = errand;
  const who = `${provider.name}/${request.model}`;
  const settle = budget.reserve(errand.estimate, who);
  const book = (cost: ModelCost, usage: ModelUsage | null): void => {
    settle(cost);
    tries.cost = addCosts([tries.cost, cost]);
    tries.usage = addUsage(tries.usage, usage);
  };
  tries.attempts += 1;
  let isAnswering = false;
  const progress = showProgress(who, frame.log, frame.clock);
  const { limits } = frame.settings;
  const bounds = { connect: limits['connect-seconds'] * 1000, idle: limits['idle-seconds'] * 1000, total: left };
  try {
    const completion = await tryOnce(provider, request, bounds, errand.signal, (piece) => {
      isAnswering = true;
      progress.take(piece);
    });
    const answer = requireAnswer(completion);
    book(computeCost(price, answer.usage), answer.usage);
    return answer;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const usage = error.details.answer?.usage ?? null;
    book(usage === null ? costOfFailure(error.failure, price, isAnswering) : computeCost(price, usage), usage);
    throw error;
  } finally {
    progress.close();
  }
}

/**
 * Makes a request, and again after a failure that may pass, within the settings' retries and the time there is.
 * @param tries - is kept up to date, also where this throws
 * @throws {ModelError} of the last try
 */
export async function tryAgain(errand: Errand, tries: Tries): Promise<Completion> {
  const { frame, provider, signal } = errand;
  const end = frame.clock.elapsed() + errand.left;
  for (;;) {
    try {
      return await tryWithin(errand, tries, end - frame.clock.elapsed());
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      const isLast = tries.attempts > frame.settings.limits.retries || signal.aborted;
      const wait = isLast
        ? undefined
        : decideBackoff(error, tries.attempts, end - frame.clock.elapsed(), frame.random());
      if (wait === undefined) throw error;
      frame.log.info(
        `${provider.name}/${errand.request.model}: ${error.failure}; trying again in ${(wait / 1000).toFixed(1)} s`,
      );
      await pause(wait, signal);
      if (signal.aborted) throw failureOf(signal);
    }
  }
}
