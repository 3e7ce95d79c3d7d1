import type { ModelCost, ModelUsage } from '@orchestrate/contracts/model-call';
import type { ModelPrice, PriceTable } from '@orchestrate/contracts/model-prices';
import { priceTableSchema } from '@orchestrate/contracts/model-prices';
import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import table from './prices.json';
import type { CompletionRequest } from './provider';
import { PROVIDER_VARIABLES } from './provider-variables';
import { isLoopback } from './roster';
import { roundDollars } from './totals';

const MILLION = 1_000_000;

const PRICED = ['openai', 'anthropic', 'gemini'] as const;

let prices: PriceTable | undefined;

/** `free`: on this machine; `unknown`: nobody told. */
export type Price = ModelPrice | 'free' | 'unknown';

function isPriced(kind: ProviderSettings['kind']): kind is (typeof PRICED)[number] {
  return PRICED.some((one) => one === kind);
}

/**
 * Finds what a model costs. A server of this machine costs nothing here: who runs it pays for it otherwise, and whoever
 * puts a proxy to a paid service there has to limit it there. At other addresses than a maker's own, models cost what
 * that server takes, which nobody here knows; an agent makes requests of its own, whose number is not known before.
 */
export function findPrice(settings: Pick<ProviderSettings, 'kind' | 'base-url'>, model: string): Price {
  const { kind } = settings;
  const address = settings['base-url'] ?? (kind === 'ollama' ? PROVIDER_VARIABLES.ollama.server : undefined);
  if (kind === 'codex' || kind === 'claude' || kind === 'gemini-cli') return 'unknown';
  if (address !== undefined && isLoopback(address)) return 'free';
  if (!isPriced(kind)) return 'unknown';
  if (address !== undefined && new URL(address).host !== new URL(PROVIDER_VARIABLES[kind].server).host)
    return 'unknown';
  prices ??= priceTableSchema.parse(table);
  return prices[kind].models.find((entry) => entry.model === model) ?? 'unknown';
}

/**
 * What a call cost, by what the provider counted. Where it does not say how much of the input went into its cache, the
 * dearer of the two prices is taken.
 */
export function computeCost(price: Price, usage: ModelUsage | null): ModelCost {
  if (price === 'free') return 0;
  if (price === 'unknown' || usage === null) return 'unknown';
  if (price.upTo !== undefined && usage.input > price.upTo) return 'unknown';
  const { input, cached, written = Math.max(0, input - cached), output } = usage;
  const plain = Math.max(0, input - cached - written);
  const dear = Math.max(price.written ?? price.input, price.input);
  return roundDollars((plain * price.input + cached * price.cached + written * dear + output * price.output) / MILLION);
}

// Roles, the frame of a conversation, and what providers say to models before tools are offered.
const FRAME_TOKENS = 1_024;

/**
 * The most tokens that a request can come to: a tokenizer makes at most one of each byte of UTF-8. True text has a
 * quarter of that, so that a cap is never passed and often not used up.
 */
export function countInputTokens({ messages, schema, tools, rounds }: CompletionRequest): number {
  return Buffer.byteLength(JSON.stringify([messages, schema ?? '', tools ?? [], rounds ?? []])) + FRAME_TOKENS;
}

/** The most that a request can cost: all its bytes as new input, and all of the answer that it allows. */
export function estimateCost(price: Price, request: CompletionRequest): ModelCost {
  if (price === 'free') return 0;
  const usage = { input: countInputTokens(request), cached: 0, output: request.maxOutputTokens, reasoning: 0 };
  return computeCost(price, usage);
}
