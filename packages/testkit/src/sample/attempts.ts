import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';

import { sampleInstant } from './time';

/** One attempt of the sample run, before it is written. */
export interface SampleAttempt {
  readonly step: Step;
  readonly number: number;
  /** Seconds into the run, and how many it took. */
  readonly at: number;
  readonly seconds: number;
  readonly output: Partial<PhaseOutput> & Pick<PhaseOutput, 'headline'>;
}

/** What became of an attempt instead of what the sample says: it never began, it was killed, or it ended otherwise. */
export type AttemptOverride = 'absent' | 'cut-off' | Partial<PhaseOutput>;

/** Directory names of attempts: `deploy`, `deploy-2`, `inject`. */
export type AttemptOverrides = Readonly<Record<string, AttemptOverride>>;

const ATTEMPTS: readonly SampleAttempt[] = [
  { step: 'plan', number: 1, at: 0, seconds: 1.4, output: { headline: '11 operations on 2 resources, none custom' } },
  {
    step: 'generate',
    number: 1,
    at: 2,
    seconds: 21.6,
    output: { headline: '31 files that compile, lint, start and emit the given specification' },
  },
  {
    step: 'test-gen',
    number: 1,
    at: 24,
    seconds: 33.2,
    output: { headline: '42 tests kept, 93 % of lines', outputs: { tests: '42' } },
  },
  {
    step: 'analyze',
    number: 1,
    at: 58,
    seconds: 14.8,
    output: {
      headline: '2 of 3 findings fixed',
      notRun: [{ tool: 'gitleaks', reason: 'gitleaks is not on the PATH' }],
    },
  },
  {
    step: 'inject',
    number: 1,
    at: 73.5,
    seconds: 0.9,
    output: { headline: 'planted a fault', outputs: { fault: 'off-by-one' } },
  },
  { step: 'deploy', number: 1, at: 75, seconds: 8.1, output: { headline: 'process target, 5 probes passed' } },
  {
    step: 'heal',
    number: 1,
    at: 84,
    seconds: 46.5,
    output: { headline: 'tests were red, 1 of 2 repairs accepted, all gates pass', outputs: { changed: 'true' } },
  },
  { step: 'deploy', number: 2, at: 132, seconds: 7.7, output: { headline: 'process target, 5 probes passed' } },
];

/** `deploy` for the first attempt, `deploy-2` for the second. */
export function attemptKey({ step, number }: Pick<SampleAttempt, 'step' | 'number'>): string {
  return number === 1 ? step : `${step}-${number}`;
}

/** The attempts that began, with what became of each. `inject` begins only where the overrides name it. */
export function planAttempts(
  overrides: AttemptOverrides,
): { readonly attempt: SampleAttempt; readonly isCutOff: boolean }[] {
  const fates: AttemptOverrides = { inject: 'absent', ...overrides };
  return ATTEMPTS.flatMap((attempt) => {
    const fate = fates[attemptKey(attempt)];
    if (fate === 'absent') return [];
    if (fate === undefined || fate === 'cut-off') return [{ attempt, isCutOff: fate === 'cut-off' }];
    return [{ attempt: { ...attempt, output: { ...attempt.output, ...fate } }, isCutOff: false }];
  });
}

/** An attempt's `input.json`. */
export function createSampleInput({ step, number, at }: SampleAttempt, serviceCommit: string | undefined): PhaseInput {
  return {
    schemaVersion: 1,
    phase: step,
    attempt: number,
    startedAt: sampleInstant(at),
    inputs: { workingDirectory: '.' },
    inputsHash: `${step}-${number}`,
    ...(serviceCommit === undefined ? {} : { serviceCommit }),
  };
}

/** An attempt's `output.json`. */
export function createSampleOutput(attempt: SampleAttempt, serviceCommit: string | undefined): PhaseOutput {
  const { step, number, at, seconds, output } = attempt;
  return {
    schemaVersion: 1,
    phase: step,
    attempt: number,
    status: 'done',
    engine: 'offline',
    startedAt: sampleInstant(at),
    finishedAt: sampleInstant(at + seconds),
    seconds,
    externalSeconds: Math.round(seconds * 900) / 1000,
    resources: {
      cpuSeconds: Math.round(seconds * 200) / 1000,
      peakMemoryBytes: 120_000_000,
      commandsCpuSeconds: Math.round(seconds * 1200) / 1000,
      commandsPeakMemoryBytes: 480_000_000,
    },
    inputsHash: `${step}-${number}`,
    remaining: [],
    notRun: [],
    outputs: {},
    cost: 0,
    tokens: 0,
    ...(serviceCommit === undefined ? {} : { serviceCommit }),
    ...output,
  };
}
