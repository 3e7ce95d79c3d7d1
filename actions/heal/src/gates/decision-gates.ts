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

/** The gates for one proposal, and how all commands fared with it, once they have run. */
export interface JudgedProposal {
  readonly gates: Decision['gates'];
  state(): GateState | undefined;
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

/**
 * The gates of `repair` and `dependency`. They share one run of all commands on the candidate, which the first of them
 * that needs it starts.
 */
export function createDecisionGates(kind: ProposalKind, judging: Judging): JudgedProposal {
  const { before, gates, targets, workbench, subject, deps } = judging;
  let known: GateState | undefined;
  const run = async (candidate: Repository): Promise<GateState> => {
    if (known === undefined) {
      const tree = await workbench.equip(candidate);
      known = recallInstall(before, await runGates(gates, tree, deps, 'Judge a proposal by every command'));
    }
    return known;
  };
  const isRepair = kind === 'repair';
  const baseTests = async (candidate: Repository): Promise<GateVerdict> => {
    const touched = await findTouchedJudges(judging, candidate);
    if (touched.length > 0) return { passed: false, detail: `changes ${touched.slice(0, 5).join(', ')}` };
    return judgeTestsKept(before, await run(candidate));
  };
  const commandPasses = async (candidate: Repository): Promise<GateVerdict> => {
    const after = await run(candidate);
    const verdict = judgeTargets(targets, after);
    // A dependency has no gate of its own for what it may break.
    return verdict.passed && !isRepair ? judgeRegression(before, after) : verdict;
  };
  return {
    state: () => known,
    gates: {
      'base-tests': baseTests,
      'command-passes': commandPasses,
      'no-regression': async (candidate) => judgeRegression(before, await run(candidate)),
      installs: async (candidate) => {
        await installFromLock(path.join(candidate.directory, subject.prefix), deps);
        return { passed: true, detail: 'npm ci takes the lock file' };
      },
      licence: (candidate) => judgeLicences(judging, candidate),
    },
  };
}
