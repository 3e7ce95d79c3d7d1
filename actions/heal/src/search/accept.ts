import type { FileEdit, Proposal, ProposalRecord } from '@orchestrate/contracts/proposal';
import { decideProposal } from '@orchestrate/kit/proposals/decide';

import { createDecisionGates } from '../gates/decision-gates';
import type { GateState } from '../gates/gate-state';
import type { Candidate } from '../propose/proposer';

import { preferHelpful } from './compare-effects';
import type { Session } from './session';
import type { TargetSearch } from './target-search';
import type { Tried } from './try-candidates';

/** Decisions cost a run of all commands each. */
const MOST_DECISIONS = 4;

/** A repair that is in the tree. */
export interface Accepted {
  readonly candidate: Candidate;
  readonly record: ProposalRecord;
  /** All gates on the tree with it. */
  readonly state: GateState;
  /** Others that passed the same tries and were not refused. */
  readonly alternatives: readonly Candidate[];
}

/** A step held back, which a whole repair carries along. */
export interface Held {
  readonly edits: readonly FileEdit[];
  readonly titles: readonly string[];
}

function carry(proposal: Proposal, held: Held): Proposal {
  if (held.edits.length === 0) return proposal;
  const changed = new Set(proposal.edits.map(({ path }) => path));
  return {
    ...proposal,
    title: [...held.titles, proposal.title].join('; ').slice(0, 200),
    edits: [...held.edits.filter(({ path }) => !changed.has(path)), ...proposal.edits],
  };
}

/** Where several pass the quick look, those that pass the long one too: it costs less than a decision. */
async function confirmAll({ workbench }: Session, search: TargetSearch, passing: readonly Tried[]): Promise<Tried[]> {
  if (passing.length < 2) return [...passing];
  const confirmed: Tried[] = [];
  for (let start = 0; start < passing.length && confirmed.length < MOST_DECISIONS; start += workbench.width) {
    const batch = passing.slice(start, start + workbench.width);
    const results = await Promise.all(
      batch.map(async ({ candidate }, worker) => {
        const trial = await search.trialOf(candidate);
        return trial.confirm?.(candidate.proposal.edits, worker);
      }),
    );
    confirmed.push(...batch.filter((_, index) => (results[index]?.verdict ?? 'passes') === 'passes'));
  }
  return confirmed.slice(0, MOST_DECISIONS);
}

function describeRefusal({ gates, review }: ProposalRecord): string | undefined {
  const refusal = gates.find(({ verdict }) => verdict !== 'passed');
  if (refusal !== undefined) return `refused by ${refusal.gate}: ${refusal.detail}`;
  return review?.verdict === 'vetoed'
    ? `vetoed by ${review.reviewer ?? 'a reviewer'}: ${review.reasons.join('; ')}`
    : undefined;
}

/** Lets the gates decide over what passed its tries, likeliest first, until one is accepted. */
export async function acceptFirst(
  session: Session,
  search: TargetSearch,
  passing: readonly Tried[],
  before: GateState,
  held: Held,
): Promise<Accepted | undefined> {
  const { subject, gates, workbench, deps, allow, intent } = session;
  // A proposal is of one kind: a dependency cannot carry a change of sources.
  const possible = passing.filter(({ candidate }) => held.edits.length === 0 || candidate.proposal.kind === 'repair');
  if (possible.length > 0 && !(await search.isSteady())) return undefined;
  const open = await preferHelpful(session, before, await confirmAll(session, search, possible));
  for (const [index, { candidate }] of open.entries()) {
    const proposal = carry(candidate.proposal, held);
    const judging = { subject, gates, before, targets: [search.target.gate.name], workbench, deps, allow, intent };
    const judged = createDecisionGates(proposal.kind, judging);
    const { follow } = candidate;
    const review = follow && ((patch: string) => follow.review(patch, proposal.edits));
    const { repository } = subject;
    const decision = { proposal, repository, gates: judged.gates, allow, ...(review && { review }) };
    const record = await decideProposal(decision, deps);
    const state = record.accepted ? await judged.state() : undefined;
    const refusal = describeRefusal(record);
    deps.log.info(`${record.title}: ${refusal ?? 'accepted'}`);
    if (refusal !== undefined) follow?.failed(refusal);
    if (state !== undefined)
      return { candidate, record, state, alternatives: open.slice(index + 1).map((tried) => tried.candidate) };
  }
  return undefined;
}
