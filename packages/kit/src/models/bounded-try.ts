import { setMaxListeners } from 'node:events';

import type { Completion } from '@orchestrate/contracts/model-call';

import { describeError } from '../errors';

import type { CompletionRequest, ModelProvider } from './provider';
import { ModelError } from './provider';

/** How long one try may take, in milliseconds. */
export interface TryBounds {
  /** Until the first sign of life. */
  readonly connect: number;
  /** Between two signs of life. */
  readonly idle: number;
  readonly total: number;
}

/** How long a provider has to end what it started before nobody waits for it any more. */
const GRACE_MILLISECONDS = 1_500;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** Why a signal ended something, as a failure of a model. */
export function failureOf({ reason }: AbortSignal): ModelError {
  return reason instanceof ModelError ? reason : new ModelError('cancelled', 'the step was cancelled');
}

/** Ends a try for the first reason that there is, and says which. */
class Watch {
  readonly controller = new AbortController();
  private readonly whole: NodeJS.Timeout;
  private quiet: NodeJS.Timeout;
  private isTouched = false;
  private readonly follow: () => void;

  constructor(
    private readonly bounds: TryBounds,
    private readonly outer: AbortSignal,
  ) {
    this.follow = () => this.controller.abort(failureOf(outer));
    if (outer.aborted) this.follow();
    // As many listen as there are requests at a time; each stops with its end.
    setMaxListeners(0, outer);
    outer.addEventListener('abort', this.follow, { once: true });
    this.whole = this.arm(bounds.total, `there was no whole answer within ${seconds(bounds.total)}`);
    this.quiet = this.arm(bounds.connect, `nothing came within ${seconds(bounds.connect)}`);
  }

  /** Something arrived. */
  touch(): void {
    if (this.isTouched) {
      this.quiet.refresh();
      return;
    }
    this.isTouched = true;
    clearTimeout(this.quiet);
    this.quiet = this.arm(this.bounds.idle, `nothing more came for ${seconds(this.bounds.idle)}`);
  }

  /** Rejects when the provider has not ended a while after it had to. */
  expiry(): Promise<never> {
    const { signal } = this.controller;
    return new Promise((_, reject) => {
      const give = (): void => {
        setTimeout(() => reject(failureOf(signal)), GRACE_MILLISECONDS).unref();
      };
      if (signal.aborted) give();
      else signal.addEventListener('abort', give, { once: true });
    });
  }

  close(): void {
    clearTimeout(this.whole);
    clearTimeout(this.quiet);
    this.outer.removeEventListener('abort', this.follow);
  }

  private arm(milliseconds: number, message: string): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(new ModelError('timeout', message)), milliseconds);
  }
}

/**
 * Makes one try: it ends with its bounds and with the signal, whether the provider listens or not, and whatever goes
 * wrong is a {@link ModelError}.
 */
export async function tryOnce(
  provider: Pick<ModelProvider, 'complete'>,
  request: CompletionRequest,
  bounds: TryBounds,
  signal: AbortSignal,
  onText: (piece: string) => void,
): Promise<Completion> {
  const watch = new Watch(bounds, signal);
  const control = {
    signal: watch.controller.signal,
    onText: (piece: string) => {
      watch.touch();
      onText(piece);
    },
  };
  try {
    control.signal.throwIfAborted();
    const completion = await Promise.race([provider.complete(request, control), watch.expiry()]);
    control.signal.throwIfAborted();
    return completion;
  } catch (error) {
    if (control.signal.aborted) throw failureOf(control.signal);
    if (error instanceof ModelError) throw error;
    throw new ModelError('malformed', `the provider failed: ${describeError(error)}`, {}, { cause: error });
  } finally {
    watch.close();
  }
}
