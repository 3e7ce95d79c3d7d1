import type { Completion, ModelCost, ModelMessage, ModelTask, ModelUsage } from '@orchestrate/contracts/model-call';
import type { Engine } from '@orchestrate/contracts/status';
import type { z } from 'zod';

/** A prompt made from a template file: see `prompt.ts`. */
export interface RenderedPrompt {
  readonly name: string;
  readonly version: string;
  /** Of the template's text. */
  readonly sha256: string;
  readonly messages: readonly ModelMessage[];
}

/** A tool that the asker offers to the model. */
export interface ModelTool<T = unknown> {
  readonly name: string;
  readonly description: string;
  readonly parameters: z.ZodType<T>;
  /** Answers a call whose arguments fit; what it throws goes to the model as an error's text. */
  run(input: T, signal: AbortSignal): Promise<string>;
}

/** A question to whichever provider the task is routed to. */
export interface Question<T = string> {
  readonly task: ModelTask;
  /** One line for the tool-usage log: why a model is asked at all. */
  readonly rationale: string;
  readonly prompt: RenderedPrompt | { readonly messages: readonly ModelMessage[] };
  /** What the answer must be; absent: text. */
  readonly schema?: { readonly name: string; readonly type: z.ZodType<T> };
  readonly tools?: readonly ModelTool[];
  readonly limits?: {
    /** Tokens of the answer; 8,192 unless given. */
    readonly outputTokens?: number;
    /** Seconds for the whole question, below the settings' own limit. */
    readonly seconds?: number;
    /** Rounds of tool calls; 8 unless given. */
    readonly rounds?: number;
  };
  readonly temperature?: number;
  /** Providers, by name, that must not answer: the author of what is reviewed. */
  readonly not?: readonly string[];
}

/** An answer that fits what was asked. */
export interface Answer<T> {
  readonly value: T;
  readonly text: string;
  readonly usage: ModelUsage | null;
  /** Of all calls that the question took; `unknown` where one of them is. */
  readonly cost: ModelCost;
  readonly provider: string;
  readonly model: string;
  readonly engine: Exclude<Engine, 'offline'>;
  readonly requestHash: string;
  readonly completion: Completion;
  /** Path of the conversation, relative to the run directory. */
  readonly conversation: string;
}

/** Why nobody is asked at all, for a line that a person reads. */
export interface NoModels {
  readonly available: false;
  readonly reason: string;
}

/** What phases ask models through. */
export interface Models {
  /** Whether somebody can be asked for a task; with no key and no program: the offline engine does the work. */
  canAsk(task: ModelTask): { readonly available: true } | NoModels;
  /**
   * Asks the providers of the task's route, one after the other, until one answers.
   * @throws {ModelError} of the last provider, after all were asked; `budget-exceeded` before any is
   */
  ask<T = string>(question: Question<T>): Promise<Answer<T>>;
  /**
   * So far in this phase: what it cost and how many tokens it took. The engine is `offline` where nobody gave a usable
   * answer, whatever the tries cost: then the work was done without.
   */
  spent(): { readonly cost: ModelCost; readonly tokens: number; readonly engine: Engine };
}
