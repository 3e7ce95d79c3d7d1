import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { Allowance } from '@orchestrate/contracts/allowance';
import type {
  FileEdit,
  GateName,
  GateResult,
  Proposal,
  ProposalKind,
  ProposalRecord,
  ProposalReview,
} from '@orchestrate/contracts/proposal';
import { GATES_BY_KIND } from '@orchestrate/contracts/proposal';

import type { Deps } from '../action/deps';
import { toSeconds } from '../clock';
import { describeError } from '../errors';
import type { Repository } from '../git/repository';
import { cloneRepository } from '../git/repository';
import type { Redact } from '../safety/redaction';

import { listAllowedEdits } from './allowances';
import { keepRecord } from './keep-record';
import { takeRecordId } from './record-id';
import type { GateVerdict, StaticContext } from './static-gates';
import { STATIC_GATES } from './static-gates';

/** A gate that needs the changed tree: it is given a scratch copy with the edits applied. */
export type DynamicGate = (candidate: Repository) => Promise<GateVerdict>;

/** A proposal, the tree it is for, and the gates of its kind that only the proposing phase can run. */
export interface Decision {
  readonly proposal: Proposal;
  readonly repository: Repository;
  /** Every gate of the kind but the static ones; one that is missing counts as not run, so the proposal is refused. */
  readonly gates: Partial<Record<GateName, DynamicGate>>;
  /** Hosts that the proposal may name besides those the tree already names. */
  readonly allowedHosts?: readonly string[];
  /** What the user lets repairs change beyond their scope. */
  readonly allow?: readonly Allowance[];
  /** Called on the scratch copy before the gates: to link installed packages, for example. */
  readonly prepare?: (candidate: Repository) => Promise<void>;
  /** Asked last, once every gate has passed, and given the patch. It can refuse what they accept, and nothing else. */
  readonly review?: (patch: string) => Promise<ProposalReview>;
}

type DecisionDeps = Pick<Deps, 'exec' | 'evidence' | 'clock' | 'scratch' | 'redact'>;

function readBase(root: string): (file: string) => string | undefined {
  return (file) => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
}

function findLink(root: string): (file: string) => boolean {
  return (file) => {
    let current = root;
    for (const part of file.split('/')) {
      current = path.join(current, part);
      const entry = lstatSync(current, { throwIfNoEntry: false });
      if (entry === undefined) return false;
      if (entry.isSymbolicLink()) return true;
    }
    return false;
  };
}

/**
 * Writes and removes files below a directory. Paths must have passed the gate `in-scope`; where one leads through a
 * link all the same, nothing is written.
 */
export async function applyEdits(root: string, edits: readonly FileEdit[]): Promise<void> {
  const linked = edits.find((edit) => findLink(root)(edit.path));
  if (linked !== undefined) throw new Error(`${linked.path} is a link or lies behind one; links are never followed`);
  for (const edit of edits) {
    const file = path.join(root, edit.path);
    if (edit.action === 'delete') {
      await rm(file, { force: true });
    } else {
      // At once: waiting for each of a thousand small files takes four times as long.
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, edit.text);
    }
  }
}

async function ask(
  gate: GateName,
  verdict: () => Promise<GateVerdict> | GateVerdict,
  clock: Deps['clock'],
): Promise<GateResult> {
  const begin = clock.elapsed();
  const done = (result: GateResult['verdict'], detail: string): GateResult => ({
    gate,
    verdict: result,
    detail,
    seconds: toSeconds(clock.elapsed() - begin),
  });
  try {
    const { passed, detail } = await verdict();
    return done(passed ? 'passed' : 'failed', detail);
  } catch (error) {
    return done('failed', `the gate broke: ${describeError(error)}`);
  }
}

type Undecided = Pick<Decision, 'proposal' | 'repository' | 'allowedHosts' | 'allow'>;

function createContext({ proposal, repository, allowedHosts = [], allow = [] }: Undecided): StaticContext {
  const { directory } = repository;
  return { proposal, base: readBase(directory), isLink: findLink(directory), allowedHosts, allow };
}

/**
 * The first gate that refuses a proposal without running anything. Whoever takes proposals from outside asks this before
 * it applies them anywhere, also to a scratch copy: paths are only safe once `in-scope` has passed.
 */
export function findStaticRefusal(undecided: Undecided): { gate: GateName; detail: string } | undefined {
  const context = createContext(undecided);
  for (const [name, gate] of STATIC_GATES) {
    const { passed, detail } = gate(context);
    if (!passed) return { gate: name, detail };
  }
  return undefined;
}

async function askGates(
  decision: Decision,
  candidate: () => Promise<Repository>,
  clock: Deps['clock'],
): Promise<GateResult[]> {
  const { proposal } = decision;
  const context = createContext(decision);
  const statics = new Map(STATIC_GATES);
  const results: GateResult[] = [];
  for (const gate of GATES_BY_KIND[proposal.kind]) {
    const isOpen = results.every((result) => result.verdict === 'passed');
    const fixed = statics.get(gate);
    const dynamic = decision.gates[gate];
    if (!isOpen) results.push({ gate, verdict: 'notRun', detail: 'an earlier gate refused', seconds: 0 });
    else if (fixed !== undefined) results.push(await ask(gate, () => fixed(context), clock));
    else if (dynamic !== undefined) results.push(await ask(gate, async () => dynamic(await candidate()), clock));
    else results.push({ gate, verdict: 'notRun', detail: 'nobody could ask it here', seconds: 0 });
  }
  return results;
}

/**
 * The only way into the tree. Asks every gate of the proposal's kind, cheapest first, on a scratch copy; commits the
 * proposal when all have passed and nobody vetoes, and keeps the record and the patch either way.
 *
 * The repository's working tree must be clean. A gate that throws has refused.
 */
export async function decideProposal(decision: Decision, deps: DecisionDeps): Promise<ProposalRecord> {
  const { proposal, repository } = decision;
  const id = await takeRecordId(deps.evidence);
  const base = await repository.head();
  if (base === undefined) throw new Error('a proposal needs a repository with a commit');
  const directory = await deps.scratch(`proposal-${id}`);

  let made: Repository | undefined;
  // Read before any gate runs: what is tested there may harm the copy, its history included.
  let patch = '';
  const candidate = async (): Promise<Repository> => {
    if (made !== undefined) return made;
    const copy = await cloneRepository(deps.exec, repository.directory, base, path.join(directory, 'tree'));
    await applyEdits(copy.directory, proposal.edits);
    await copy.commitAll(proposal.title);
    patch = await copy.diff(base, 'HEAD');
    await decision.prepare?.(copy);
    made = copy;
    return copy;
  };

  // Read before it is accepted: what is allowed is told by what the tree was.
  const allowed = listAllowedEdits(proposal, decision.allow ?? [], readBase(repository.directory));
  const gates = await askGates(decision, candidate, deps.clock);
  const isPassed = gates.every((result) => result.verdict === 'passed');
  if (isApplicable(gates)) await candidate();
  const review = isPassed ? await decision.review?.(patch) : undefined;
  const isAccepted = isPassed && review?.verdict !== 'vetoed';
  const commit = isAccepted ? await accept(proposal, repository, id, deps.redact) : undefined;
  const record = await keepRecord({ id, proposal, gates, review, allowed, isAccepted, patch, commit }, deps.evidence);
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  return record;
}

function isApplicable(gates: readonly GateResult[]): boolean {
  return gates.slice(0, 2).every((result) => result.verdict === 'passed');
}

async function accept(proposal: Proposal, repository: Repository, id: string, redact: Redact): Promise<string> {
  await applyEdits(repository.directory, proposal.edits);
  const { title, author, rationale } = proposal;
  // A model's words: it may say the key that it was asked with.
  return repository.commitAll(redact(`${title}\n\nProposal ${id} by ${author.name} ${author.version}: ${rationale}`));
}

/** The gates of a kind that {@link decideProposal} cannot run by itself. */
export function listDynamicGates(kind: ProposalKind): GateName[] {
  const statics = new Set(STATIC_GATES.map(([name]) => name));
  return GATES_BY_KIND[kind].filter((gate) => !statics.has(gate));
}
