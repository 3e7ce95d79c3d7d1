import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { ProposalKind } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { git } from '@orchestrate/kit/git/git';
import type { Repository } from '@orchestrate/kit/git/repository';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { judgeAdditions } from '../dependency/judge-additions';
import { installFromLock } from '../workbench/packages';
import { readTreeFile } from '../workbench/tree';
import type { Workbench } from '../workbench/workbench';

import { judgeRegression, judgeTargets, judgeTestsKept } from './compare-states';
import type { GateState } from './gate-state';
import { listPutOff } from './gate-state';
import { needsPutOff, runPutOff } from './put-off';
import type { Halt } from './run-gates';
import { recallInstall, runGates } from './run-gates';

/** What the gates of a repair measure against. */
export interface Judging {
  readonly subject: Subject;
  readonly gates: readonly GateCommand[];
  /** On the newest accepted tree. */
  readonly before: GateState;
  /** Gates that must pass with the proposal and did not before. */
  readonly targets: readonly string[];
  readonly workbench: Workbench;
  readonly deps: Pick<Deps, 'exec' | 'configuration' | 'log' | 'cacheDirectory'>;
}

/** Files that decide what a passing command is worth. */
async function findTouchedJudges({ subject, deps }: Judging, candidate: Repository): Promise<string[]> {
  const listed = await git(deps.exec, candidate.directory, ['diff', '--name-only', '-z', subject.base, 'HEAD']);
  return listed
    .split('\0')
    .filter(Boolean)
    .filter((file) => ['test', 'setting', 'workflow', 'git'].includes(fileRole(file)));
}

async function judgeLicences({ subject }: Judging, candidate: Repository): Promise<GateVerdict> {
  const file = path.join(subject.prefix, 'package-lock.json');
  const before = await readTreeFile({ root: subject.repository.directory }, file);
  return judgeAdditions(before, await readTreeFile({ root: candidate.directory }, file));
}

/** The first gate that refuses a proposal ends its trial: what comes after it cannot save it. */
function haltOnRefusal({ before, targets }: Judging): Halt {
  return ({ run: { name } }) => targets.includes(name) || before.runs.find((run) => run.name === name)?.passed === true;
}

/** How all commands fare without and with a proposal, worked out when the first gate asks. */
class Comparison {
  private known: Promise<GateState> | undefined;
  private base: GateState;

  constructor(
    private readonly judging: Judging,
    private readonly candidate: Repository,
  ) {
    this.base = judging.before;
  }

  private async run(): Promise<GateState> {
    const { before, gates, workbench, deps } = this.judging;
    const tree = await workbench.equip(this.candidate);
    const why = 'Judge a proposal by every command';
    // Asked first: what runs there may harm the copy.
    const files = await this.candidate.treeHash('HEAD');
    const state = await runGates(gates, tree, deps, why, haltOnRefusal(this.judging));
    return recallInstall(before, { ...state, files });
  }

  after(): Promise<GateState> {
    return (this.known ??= this.run());
  }

  async before(): Promise<GateState> {
    const { gates, workbench, deps } = this.judging;
    if (needsPutOff(this.base, await this.after()))
      this.base = await runPutOff(this.base, gates, await workbench.openClean('base'), deps);
    return this.base;
  }
}

/** The gates for one proposal, and how all commands fared with it, once they have run. */
export interface JudgedProposal {
  readonly gates: Decision['gates'];
  state(): Promise<GateState | undefined>;
}

/**
 * The gates of `repair` and `dependency`. They share one run of all commands on the candidate, which the first of them
 * that needs it starts.
 */
export function createDecisionGates(kind: ProposalKind, judging: Judging): JudgedProposal {
  const { targets, subject, deps } = judging;
  let comparison: Comparison | undefined;
  const compare = (candidate: Repository): Comparison => (comparison ??= new Comparison(judging, candidate));
  const regression = async (candidate: Repository): Promise<GateVerdict> => {
    const compared = compare(candidate);
    return judgeRegression(await compared.before(), await compared.after());
  };
  const baseTests = async (candidate: Repository): Promise<GateVerdict> => {
    const touched = await findTouchedJudges(judging, candidate);
    if (touched.length > 0) return { passed: false, detail: `changes ${touched.slice(0, 5).join(', ')}` };
    const compared = compare(candidate);
    const after = await compared.after();
    // Ended early: a gate that is asked after this one refuses, and says why.
    if (listPutOff(after).length > 0) return { passed: true, detail: 'changes no test and no setting' };
    return judgeTestsKept(await compared.before(), after);
  };
  const commandPasses = async (candidate: Repository): Promise<GateVerdict> => {
    const verdict = judgeTargets(targets, await compare(candidate).after());
    // A dependency has no gate of its own for what it may break.
    return verdict.passed && kind === 'dependency' ? regression(candidate) : verdict;
  };
  return {
    state: () => comparison?.after() ?? Promise.resolve(undefined),
    gates: {
      'base-tests': baseTests,
      'command-passes': commandPasses,
      'no-regression': regression,
      installs: async (candidate) => {
        await installFromLock(path.join(candidate.directory, subject.prefix), deps);
        return { passed: true, detail: 'npm ci takes the lock file' };
      },
      licence: (candidate) => judgeLicences(judging, candidate),
    },
  };
}
