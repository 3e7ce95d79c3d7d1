import type { Healing } from '@orchestrate/contracts/triage';
import { triageGates } from '@orchestrate/kit/triage/triage';

import type { GateState } from '../gates/gate-state';
import { isHealthy, listFailing } from '../gates/gate-state';
import { haltOnHiding } from '../gates/put-off';
import { runGates } from '../gates/run-gates';
import { findFocus } from '../monorepo/focus';
import type { Candidate } from '../propose/proposer';

import type { Accepted, Held } from './accept';
import { acceptFirst } from './accept';
import type { Session } from './session';
import { findReasonToStop } from './stop-rules';
import { listTargets } from './target';
import { TargetSearch } from './target-search';
import type { Tried } from './try-candidates';
import { tryCandidates } from './try-candidates';

/** Steps looked at more closely; each look runs all tests. */
const MOST_STEPS = 3;

type Iteration = Healing['iterations'][number];

/** What the rounds came to. */
export interface Rounds {
  readonly iterations: readonly Iteration[];
  readonly accepted: readonly Accepted[];
  readonly stopped: Healing['stopped'];
  /** Steps that helped, and that no whole repair came of. */
  readonly leftHeld: readonly string[];
}

interface RoundOutcome {
  readonly tried: number;
  readonly accepted?: Accepted;
  readonly held?: Candidate;
}

const NOTHING_HELD: Held = { edits: [], titles: [] };

/** Goes from a tree whose gates fail towards one whose gates pass, a round at a time. */
class Healer {
  private readonly iterations: Iteration[] = [];
  private readonly accepted: Accepted[] = [];
  private held: Held = NOTHING_HELD;
  private searches: TargetSearch[] = [];
  private idle = 0;

  constructor(
    private readonly session: Session,
    /** On the newest accepted tree. */
    private state: GateState,
  ) {}

  private async openSearches(state: GateState): Promise<TargetSearch[]> {
    const { gates, workbench, deps } = this.session;
    const triage = triageGates(state.failed, state.tree);
    const searches: TargetSearch[] = [];
    for (const target of listTargets(gates, state, triage)) {
      const focus = await findFocus({ target, gates, trees: workbench, deps });
      searches.push(new TargetSearch(this.session, focus?.target ?? target, focus?.triage ?? triage, focus));
    }
    return searches;
  }

  /** Seconds for judging what a round finds, and for the last run of everything; half of the budget at most. */
  private reserve(total: number): number {
    const seconds = this.state.runs.reduce((sum, run) => sum + run.seconds, 0);
    return Math.min(seconds * 2 + 5, total / 2);
  }

  private whyToStop(reserve: number): Healing['stopped'] | undefined {
    const { budget, deps } = this.session;
    return findReasonToStop({
      isHealthy: isHealthy(this.state),
      rounds: this.iterations.length,
      mostRounds: budget.rounds,
      idleRounds: this.idle,
      isCancelled: deps.signal.aborted,
      remaining: budget.remaining(),
      reserve,
      isExhausted: this.searches.every(({ isExhausted }) => isExhausted),
    });
  }

  async run(): Promise<Rounds> {
    const total = this.session.budget.remaining();
    this.searches = await this.openSearches(this.state);
    for (;;) {
      const reserve = this.reserve(total);
      const stopped = this.whyToStop(reserve);
      if (stopped !== undefined) {
        const { iterations, accepted, held } = this;
        return { iterations, accepted, stopped, leftHeld: held.titles };
      }
      await this.runRound(reserve);
    }
  }

  private async runRound(reserve: number): Promise<void> {
    const number = this.iterations.length + 1;
    const failing = listFailing(this.state);
    this.session.deps.log.info(`round ${number}: ${failing.join(', ')}`);
    const outcome = await this.search(number, reserve);
    this.idle = outcome.accepted === undefined && outcome.held === undefined ? this.idle + 1 : 0;
    if (outcome.accepted !== undefined) await this.settle(outcome.accepted);
    else if (outcome.held !== undefined) await this.hold(outcome.held);
    this.iterations.push(describeRound(number, failing, outcome));
  }

  /** One target after the other, until something helps or the round has tried its share. */
  private async search(round: number, reserve: number): Promise<RoundOutcome> {
    const most = this.session.budget.candidates;
    let tried = 0;
    let held: Candidate | undefined;
    for (const search of this.searches.filter(({ isExhausted }) => !isExhausted)) {
      const limits = { round, candidates: most - tried, reserve };
      const found = await tryCandidates(this.session, search, limits);
      tried += found.tried.length;
      const accepted = await acceptFirst(this.session, search, found.passing, this.state, this.held);
      if (accepted !== undefined) return { tried, accepted };
      held ??= await chooseStep(search, found.improving);
      if (held !== undefined || tried >= most) break;
    }
    return { tried, ...(held === undefined ? {} : { held }) };
  }

  private async settle(accepted: Accepted): Promise<void> {
    this.accepted.push(accepted);
    this.state = accepted.state;
    this.held = NOTHING_HELD;
    this.session.workbench.renew();
    this.searches = await this.openSearches(accepted.state);
  }

  /** Goes on from a tree in which less fails, although no gate passes yet. */
  private async hold(step: Candidate): Promise<void> {
    const { workbench, gates, deps } = this.session;
    await workbench.hold(step.proposal.edits);
    this.held = { edits: workbench.heldEdits(), titles: [...this.held.titles, step.proposal.title] };
    const tree = await workbench.warm(0);
    const why = 'See what is left to mend';
    this.searches = await this.openSearches(await runGates(gates, tree, deps, why, haltOnHiding(tree)));
  }
}

/**
 * Of what helped without mending, the step that leaves the least and breaks nothing; only repairs can be carried along.
 */
async function chooseStep(search: TargetSearch, improving: readonly Tried[]): Promise<Candidate | undefined> {
  const steps = improving.filter(({ candidate }) => candidate.proposal.kind === 'repair');
  for (const { candidate } of steps.slice(0, MOST_STEPS)) {
    const trial = await search.trialOf(candidate);
    const confirmed = await trial.confirm?.(candidate.proposal.edits, 0);
    if (confirmed?.verdict !== 'fails') return candidate;
  }
  return undefined;
}

function describeRound(number: number, failing: string[], { tried, accepted, held }: RoundOutcome): Iteration {
  const alternatives = accepted?.alternatives.map(({ proposal }) => proposal.title) ?? [];
  const headline =
    accepted !== undefined
      ? accepted.record.title
      : held !== undefined
        ? `${held.proposal.title}: helps, and does not mend it alone`
        : `tried ${tried}, none of which helps`;
  return {
    number,
    failing,
    tried,
    headline,
    ...(accepted === undefined ? {} : { accepted: accepted.record.id }),
    ...(alternatives.length === 0 ? {} : { alternatives }),
  };
}

/**
 * Repairs the subject in rounds: triage, candidates for one failing gate after the other, tries, decisions. Stops when
 * every gate passes, when nothing is left to try, after three rounds without progress, or at the end of the budget.
 * @param state - all gates on the subject as it came
 */
export function healInRounds(session: Session, state: GateState): Promise<Rounds> {
  return new Healer(session, state).run();
}
