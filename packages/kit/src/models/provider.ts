import type { Completion, ModelFailure, ModelMessage } from '@orchestrate/contracts/model-call';
import type { ProviderKind } from '@orchestrate/contracts/model-settings';

/** A tool that a model may call, as providers are told of it. */
export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12) of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What became of a tool call, for the next request. */
export interface ToolResult {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** A round of tool calls: what the model asked for and what it got. */
export interface ToolRound {
  readonly text: string;
  readonly calls: Completion['toolCalls'];
  readonly results: readonly ToolResult[];
}

/** One request, in nobody's protocol. Two equal ones have one hash. */
export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  /** The answer's JSON Schema (2020-12), for the provider's own mechanism where it has one. */
  readonly schema?: { readonly name: string; readonly jsonSchema: Readonly<Record<string, unknown>> };
  readonly tools?: readonly ToolOffer[];
  /** Tool calls so far, after the messages. */
  readonly rounds?: readonly ToolRound[];
  /** Tokens, reasoning included. */
  readonly maxOutputTokens: number;
  readonly temperature?: number;
}

/** What surrounds a request and is no part of it. */
export interface CompletionControl {
  /** Ends the request, its connection and all that it started, within two seconds. */
  readonly signal: AbortSignal;
  /** Called with each piece of text as it arrives; what only signs of life arrive for gets empty ones. */
  readonly onText: (piece: string) => void;
}

/**
 * One way to reach a model. It makes one request, streams, retries nothing, counts nothing and keeps nothing: time,
 * money, retries and evidence are the asker's.
 */
export interface ModelProvider {
  /** The name in the settings. */
  readonly name: string;
  readonly kind: ProviderKind;
  /** Of the client library or program: `openai 6.49.0`. */
  readonly version: string;
  /** Whether `schema` is sure to be enforced by the provider itself; else the asker writes it into the prompt as well. */
  readonly enforcesSchemas: boolean;
  /**
   * @throws {ModelError} for everything that goes wrong, whoever threw it
   */
  complete(request: CompletionRequest, control: CompletionControl): Promise<Completion>;
}

const RETRYABLE: ReadonlySet<ModelFailure> = new Set([
  'rate-limited',
  'overloaded',
  'server-error',
  'network',
  'timeout',
  'conflict',
  'malformed',
]);

/** Why a provider gave nothing usable. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  /**
   * @param message - for people, without keys
   * @param retryAfter - seconds that the provider asked to wait
   * @param answer - what came, where something did
   */
  constructor(
    readonly failure: ModelFailure,
    message: string,
    readonly details: {
      readonly retryAfter?: number | undefined;
      readonly status?: number | undefined;
      readonly answer?: Completion | undefined;
    } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether the same request may succeed a little later. */
  get isRetryable(): boolean {
    return RETRYABLE.has(this.failure);
  }
}
