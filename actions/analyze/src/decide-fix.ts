import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { Finding, Fix } from '@orchestrate/contracts/finding';
import { findingListSchema } from '@orchestrate/contracts/finding';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Repository } from '@orchestrate/kit/git/repository';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import type { Subject } from '@orchestrate/kit/subject/subject';

import type { Measured, Session } from './analyse-tree';
import type { Analyser } from './analyser';
import { judgeGone, judgeNew } from './compare-findings';
import { findPassingGates, judgeRegression } from './gate-commands';
import type { ProposedFix } from './propose-fixes';
import { listRules } from './propose-fixes';
import { openTree } from './tree';
import { checkOut } from './trees';

export interface FixFrame {
  readonly subject: Subject;
  readonly session: Session;
  readonly deps: Deps;
  /** Findings that are let be: a baseline knows them. */
  readonly isLetBe: (finding: Finding) => boolean;
}

/** What stays the same over all fixers of a run. */
export interface Round extends FixFrame {
  /** Analysers that ran on the tree as it came. */
  readonly judges: readonly Analyser[];
  readonly passingGates: () => Promise<readonly GateCommand[]>;
}

interface Attempt {
  /** Who found what is to be fixed. */
  readonly fixer: Measured;
  readonly fix: ProposedFix;
  readonly before: readonly Measured[];
  /** Who wrote the fix, where it is not the fixer itself. */
  readonly author?: string;
  /** The fixer's findings on the changed tree, once they are known. */
  after: readonly Finding[] | undefined;
}

function listFindings(measured: readonly Measured[]): Finding[] {
  return measured.flatMap(({ found }) => found.map(({ finding }) => finding));
}

async function measureCandidate(round: Round, attempt: Attempt, candidate: Repository): Promise<Finding[]> {
  const tree = await openTree(candidate, { exec: round.deps.exec, prefix: round.subject.prefix });
  const measured = await round.session.measure(tree, round.judges);
  const broken = measured.find(({ result }) => result.outcome !== 'ran');
  if (broken !== undefined) throw new Error(`${broken.analyser.name} ran before and does not on the changed tree`);
  attempt.after = listFindings(measured.filter(({ analyser }) => analyser === attempt.fixer.analyser));
  return listFindings(measured);
}

function createGates(round: Round, attempt: Attempt): Decision['gates'] {
  const { fixer, fix, before } = attempt;
  return {
    'finding-gone': async (candidate) => {
      await measureCandidate(round, attempt, candidate);
      return judgeGone(listFindings([fixer]), attempt.after ?? [], fix.targets);
    },
    'no-new-finding': async (candidate) =>
      judgeNew(listFindings(before), await measureCandidate(round, attempt, candidate)),
    'no-regression': async (candidate) =>
      judgeRegression(await round.passingGates(), round.subject, candidate.directory, round.deps),
  };
}

function describeRefusal(record: ProposalRecord): string | undefined {
  const refused = record.gates.find(({ verdict }) => verdict !== 'passed');
  return refused === undefined ? undefined : `${refused.gate}: ${refused.detail}`;
}

async function keepEvidence(attempt: Attempt, record: ProposalRecord, { evidence }: Deps): Promise<Fix> {
  const { fixer, fix } = attempt;
  const paths = new Set(fix.proposal.edits.map(({ path }) => path));
  const keep = (name: string, findings: readonly Finding[]): Promise<string> =>
    evidence.writeJson(`fixers/${record.id}-${fixer.analyser.name}/${name}.json`, findingListSchema, {
      schemaVersion: 1,
      findings: findings.filter(({ path }) => path !== undefined && paths.has(path)),
    });
  const before = listFindings([fixer]);
  const refusal = describeRefusal(record);
  return {
    fixer: attempt.author ?? fixer.analyser.name,
    rules: listRules(fix.targets),
    proposal: `${evidence.directory}/proposals/${record.id}`,
    accepted: record.accepted,
    targeted: fix.targets.length,
    ...(refusal === undefined ? {} : { refusal }),
    before: await keep('before', before),
    after: await keep('after', attempt.after ?? before),
  };
}

/** Puts a fix before the gates; when they accept it, it is in the subject. */
export async function decideFix(round: Round, tried: Omit<Attempt, 'after'>): Promise<Fix> {
  const { subject, deps } = round;
  const { fix } = tried;
  const attempt: Attempt = { ...tried, after: undefined };
  const record = await decideProposal(
    {
      proposal: fix.proposal,
      repository: subject.repository,
      gates: createGates(round, attempt),
      prepare: (candidate) => subject.linkPackages(candidate.directory),
    },
    deps,
  );
  deps.log.info(
    `${fix.proposal.title}: ${record.accepted ? 'accepted' : `refused by ${describeRefusal(record) ?? ''}`}`,
  );
  return keepEvidence(attempt, record, deps);
}

/** Prepares what all fixes of a run share: the analysers that judge, and the tree's own gates, run when first needed. */
export function openRound(frame: FixFrame, measured: readonly Measured[]): Round {
  const { subject, deps } = frame;
  let passing: Promise<readonly GateCommand[]> | undefined;
  const find = async (): Promise<readonly GateCommand[]> => {
    const repository = await checkOut(subject, 'gates', deps);
    await subject.linkPackages(repository.directory);
    return findPassingGates(subject, repository.directory, deps);
  };
  return {
    ...frame,
    judges: measured.filter(({ result }) => result.outcome === 'ran').map(({ analyser }) => analyser),
    passingGates: () => (passing ??= find()),
  };
}
