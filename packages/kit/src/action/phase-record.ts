import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseError, PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { Resources } from '@orchestrate/contracts/resources';

import type { Clock } from '../clock';
import { toSeconds } from '../clock';
import { BlockedError, classifyError } from '../errors';
import type { Redact } from '../safety/redaction';

import type { Outcome } from './definition';
import { toKebabCase } from './inputs';

/** The times and identity of an attempt that ends now. */
export interface AttemptFrame {
  readonly step: Step;
  readonly attempt: number;
  readonly inputsHash: string;
  readonly startedAt: Date;
  readonly begin: number;
  readonly externalMilliseconds: number;
  readonly resources: Resources;
  /** What models cost in this attempt, how many tokens they took, and whether any was asked at all. */
  readonly spent: Pick<PhaseOutput, 'cost' | 'tokens' | 'engine'>;
  readonly clock: Clock;
}

type Frame = Omit<PhaseOutput, 'status' | 'engine' | 'headline' | 'remaining' | 'notRun' | 'outputs'>;

function frameOf(frame: AttemptFrame): Frame {
  return {
    schemaVersion: 1,
    phase: frame.step,
    attempt: frame.attempt,
    startedAt: frame.startedAt.toISOString(),
    finishedAt: frame.clock.now().toISOString(),
    seconds: toSeconds(frame.clock.elapsed() - frame.begin),
    externalSeconds: toSeconds(frame.externalMilliseconds),
    resources: frame.resources,
    cost: frame.spent.cost,
    tokens: frame.spent.tokens,
    inputsHash: frame.inputsHash,
  };
}

/** The record of an attempt that came to an end of its own. */
export function recordOutcome(
  frame: AttemptFrame,
  outcome: Outcome<Record<string, string>>,
  serviceCommit: string | undefined,
): PhaseOutput {
  const outputs = Object.fromEntries(Object.entries(outcome.outputs).map(([key, value]) => [toKebabCase(key), value]));
  return {
    ...frameOf(frame),
    status: outcome.status,
    engine: frame.spent.engine === 'offline' ? outcome.engine : frame.spent.engine,
    headline: outcome.headline,
    remaining: [...(outcome.remaining ?? [])],
    notRun: [...(outcome.notRun ?? [])],
    outputs,
    ...(serviceCommit === undefined ? {} : { serviceCommit }),
  };
}

/** The record of an attempt that took equal work from the cache. */
export function recordCached(
  frame: AttemptFrame,
  cached: PhaseOutput,
  key: string,
  serviceCommit: string | undefined,
): PhaseOutput {
  // The commit that equal work became in this run's own history.
  const outputs = Object.fromEntries(
    Object.entries(cached.outputs).map(([name, value]) => [
      name,
      value !== '' && value === cached.serviceCommit ? (serviceCommit ?? value) : value,
    ]),
  );
  const own = serviceCommit === undefined ? {} : { serviceCommit };
  return { ...cached, ...frameOf(frame), cached: key, outputs, ...own };
}

/** The record of an attempt that threw. */
export function recordFailure(frame: AttemptFrame, thrown: unknown, redact: Redact): PhaseOutput {
  const classified = classifyError(thrown);
  const error: PhaseError = { ...classified, message: redact(classified.message) };
  return {
    ...frameOf(frame),
    status: thrown instanceof BlockedError ? 'blocked' : 'failed',
    engine: frame.spent.engine,
    headline: error.message.split('\n')[0] ?? 'failed',
    remaining: thrown instanceof BlockedError ? error.message.split('\n') : [],
    notRun: [],
    outputs: {},
    error,
  };
}

/** What is shown when a phase failed: what to do, whether a retry can help, or that the fault is ours. */
export function describeFailure(step: Step, error: PhaseError): string {
  if (error.kind === 'configuration') return `${step}: ${error.message}`;
  if (error.kind === 'external')
    return `${step}: ${error.message} [${error.code}; ${error.retryable ? 'trying again may help' : 'trying again will not help'}]`;
  return `${step}: this is a bug in orchestrate, please report it: ${error.message}`;
}
