import type { CandidateTrial } from '@orchestrate/contracts/triage';
import { toSeconds } from '@orchestrate/kit/clock';
import { describeError } from '@orchestrate/kit/errors';

import type { Candidate } from '../propose/proposer';

import { isSettled } from './alternatives';
import type { Session } from './session';
import type { TargetSearch } from './target-search';
import type { Trial, TrialResult } from './trial';

/** Tries after the first success, to see whether something else would do as well. */
const LOOK_AROUND = 8;

export interface Tried {
  readonly candidate: Candidate;
  readonly result: TrialResult;
}

/** How far a round may go. */
export interface Limits {
  readonly round: number;
  readonly candidates: number;
  /** Seconds that must be left for judging what was found. */
  readonly reserve: number;
}

export interface TriedCandidates {
  readonly tried: readonly Tried[];
  /** Likeliest first. */
  readonly passing: readonly Tried[];
  /** Fewest failures left first. */
  readonly improving: readonly Tried[];
}

async function runTrial(trial: Trial, candidate: Candidate, worker: number): Promise<TrialResult> {
  try {
    return await trial.run(candidate.proposal.edits, worker);
  } catch (error) {
    return {
      verdict: 'fails',
      failing: Number.POSITIVE_INFINITY,
      detail: `could not be tried: ${describeError(error)}`,
    };
  }
}

function describeFailure({ verdict, detail, said = '' }: TrialResult): string {
  const helps = verdict === 'improves' ? 'it helps, and does not mend it: ' : '';
  return [`${helps}${detail}`, said].filter(Boolean).join('\n');
}

function record(
  candidate: Candidate,
  trial: Trial,
  result: TrialResult,
): Omit<CandidateTrial, 'round' | 'gate' | 'seconds'> {
  const { proposal, template, likelihood, place } = candidate;
  return {
    author: proposal.author.name,
    template,
    title: proposal.title,
    ...place,
    likelihood: Math.round(likelihood * 1000) / 1000,
    trial: trial.kind,
    verdict: result.verdict,
    detail: result.detail.slice(0, 300),
  };
}

/** One round's tries on one target, as many at once as there are cores. */
class Tries {
  readonly tried: Tried[] = [];
  private begun = 0;
  private best: Candidate | undefined;
  private hasStep = false;
  private sinceBest = 0;

  constructor(
    private readonly session: Session,
    private readonly search: TargetSearch,
    private readonly limits: Limits,
  ) {}

  private isOver(): boolean {
    const { budget, deps } = this.session;
    return (
      this.begun >= this.limits.candidates ||
      this.sinceBest >= LOOK_AROUND ||
      budget.remaining() < this.limits.reserve ||
      deps.signal.aborted
    );
  }

  /** Stage by stage: what later stages would bring is only worked out when nothing before it passes. */
  async run(): Promise<void> {
    while (this.best === undefined && !this.hasStep && !this.isOver() && (await this.search.refill())) {
      const workers = Array.from({ length: this.session.workbench.width }, (_, worker) => this.work(worker));
      await Promise.all(workers);
    }
  }

  private async work(worker: number): Promise<void> {
    while (!this.isOver()) {
      const candidate = this.search.take(this.limits.reserve);
      if (candidate === undefined) return;
      if (isSettled(this.best, candidate)) {
        this.search.putBack(candidate);
        return;
      }
      this.begun += 1;
      await this.tryOne(candidate, worker);
    }
  }

  private async tryOne(candidate: Candidate, worker: number): Promise<void> {
    const { clock } = this.session.deps;
    const trial = await this.search.trialOf(candidate);
    const begin = clock.elapsed();
    const result = await runTrial(trial, candidate, worker);
    const seconds = toSeconds(clock.elapsed() - begin);
    this.tried.push({ candidate, result });
    const { round } = this.limits;
    const gate = this.search.target.gate.name;
    await this.session.recordTrial({ round, gate, ...record(candidate, trial, result), seconds });
    this.hasStep ||= result.isStep === true;
    if (result.verdict !== 'passes') candidate.follow?.failed(describeFailure(result));
    if (this.best !== undefined) this.sinceBest += 1;
    if (result.verdict === 'passes' && (this.best === undefined || candidate.likelihood > this.best.likelihood))
      this.best = candidate;
  }
}

/** Tries candidates of a target until one passes and those left are clearly less likely, or the limits are met. */
export async function tryCandidates(session: Session, search: TargetSearch, limits: Limits): Promise<TriedCandidates> {
  const tries = new Tries(session, search, limits);
  await tries.run();
  const of = (verdict: TrialResult['verdict']): Tried[] =>
    tries.tried.filter(({ result }) => result.verdict === verdict);
  return {
    tried: tries.tried,
    passing: of('passes').sort((a, b) => b.candidate.likelihood - a.candidate.likelihood),
    improving: of('improves').sort(
      (a, b) => a.result.failing - b.result.failing || b.candidate.likelihood - a.candidate.likelihood,
    ),
  };
}
