import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { FileEdit, Proposal, ProposalReview } from '@orchestrate/contracts/proposal';
import type { GateRun, Triage } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';

import type { Hint } from '../localise/hint';
import type { Suspicion } from '../localise/suspicion';
import type { Focus } from '../monorepo/focus';
import type { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';

/** What a proposer wants of a candidate after it has let go of it. */
export interface FollowUp {
  /** Told why it was not taken. */
  readonly failed: (why: string) => void;
  /** Asked once every gate has accepted it, with its patch and edits; never throws. */
  readonly review: (patch: string, edits: readonly FileEdit[]) => Promise<ProposalReview>;
}

/** A proposal with its place in the queue. */
export interface Candidate {
  readonly proposal: Proposal;
  /** 0 to 1: how likely it is right, before anything was tried. Comparable over all proposers. */
  readonly likelihood: number;
  /** The rule it was made by, of the table of priors. */
  readonly template: string;
  /** Equal for candidates that nothing could tell apart, where that was looked at. */
  readonly behaviour?: string;
  readonly place?: { readonly file: string; readonly line: number };
  /** Absent where its proposer has no more to do with it. */
  readonly follow?: FollowUp;
}

/** What a proposer may ask for besides the triage and the tree. Costly answers are worked out once, when asked for. */
export interface ProposeContext {
  /** The gate to mend. */
  readonly gate: GateCommand;
  readonly run: GateRun;
  /** The gate's command, and the script of package.json behind it. */
  readonly commands: readonly string[];
  /** How suspect each line is. */
  suspicion(): Promise<Suspicion>;
  /** Lines that were changed last. */
  recentChanges(): Promise<Hint>;
  /** The tree's sources in the compiler. */
  types(): Promise<TypeProject>;
  /** Scratch trees, one for each core; whoever asks has them until it has answered. */
  trees(): Promise<readonly Tree[]>;
  /** The package that the gate fails in, where the repository has several. */
  readonly focus: Focus | undefined;
  /** Seconds left of the whole budget. */
  remaining(): number;
  readonly deps: Pick<Deps, 'exec' | 'log' | 'evidence' | 'cacheDirectory' | 'actionDirectory' | 'clock'>;
}

/**
 * Somebody who knows a way to mend things. It is given the failures of one gate and a tree that it may run tools in;
 * whatever it proposes is tried and judged by others.
 */
export interface Proposer {
  readonly name: string;
  readonly version: string;
  /** It leaves the tree and the compiler alone, so that it may work while others do. */
  readonly isIndependent?: boolean;
  /** Candidates for the gate, best first where they come one by one. None is a good answer. */
  propose(
    triage: Triage,
    tree: Tree,
    context: ProposeContext,
  ): AsyncIterable<Candidate> | Promise<readonly Candidate[]>;
}
