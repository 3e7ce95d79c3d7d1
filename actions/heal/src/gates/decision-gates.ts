import path from 'node:path';

import type { Allowance } from '@orchestrate/contracts/allowance';
import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { FileRole, ProposalKind } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { git } from '@orchestrate/kit/git/git';
import type { Repository } from '@orchestrate/kit/git/repository';
import { allowanceOf } from '@orchestrate/kit/proposals/allowances';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import { judgeLock } from '@orchestrate/kit/safety/judge-lock';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { readLicences } from '../dependency/installed-licence';
import { judgeAdditions, listAdded } from '../dependency/judge-additions';
import { parseLock } from '../dependency/lock-file';
import { findLockHome } from '../dependency/package-manager';
import { judgeSettings } from '../settings/judge-settings';
import { readModuleType } from '../settings/module-type';
import { readScriptSurroundings } from '../settings/programs';
import type { Intent } from '../snapshots/intent';
import { judgeIntent } from '../snapshots/judge-intent';
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
  /** What the user lets a fix change that it never does otherwise. */
  readonly allow: readonly Allowance[];
  readonly intent: Intent;
  readonly deps: Pick<Deps, 'exec' | 'configuration' | 'log' | 'cacheDirectory'>;
}

const JUDGES: ReadonlySet<FileRole> = new Set(['test', 'setting', 'workflow', 'git']);

/** Files that decide what a passing command is worth; those of settings have a gate of their own. */
async function findTouchedJudges(
  kind: ProposalKind,
  { subject, deps, allow }: Judging,
  candidate: Repository,
): Promise<string[]> {
  // What is allowed has passed the gate `in-scope`, which also looks at what is changed in it.
  const isAllowed = (file: string): boolean => allow.some((word) => allowanceOf(file) === word);
  const listed = await git(deps.exec, candidate.directory, ['diff', '--name-only', '-z', subject.base, 'HEAD']);
  return listed
    .split('\0')
    .filter(Boolean)
    .filter(
      (file) =>
        JUDGES.has(fileRole(file)) && !isAllowed(file) && !(kind === 'configuration' && fileRole(file) === 'setting'),
    );
}

/** What a tree without a lock file has locked. */
const EMPTY_LOCK = '{"packages":{}}';

function judgeNpmLock(before: string | undefined, after: string): GateVerdict {
  const problems = judgeLock(before ?? EMPTY_LOCK, after);
  return problems.length === 0
    ? { passed: true, detail: 'licence, source and hash of every added package are allowed' }
    : { passed: false, detail: problems.slice(0, 5).join('; ') };
}

async function judgeLicences({ subject }: Judging, { directory: root }: Repository): Promise<GateVerdict> {
  const home = await findLockHome({ root, cwd: path.join(root, subject.prefix) });
  if (home === undefined) return { passed: false, detail: 'there is no lock file to judge' };
  const { name, lockFile } = home.manager;
  const before = await readTreeFile({ root: subject.repository.directory }, path.join(home.directory, lockFile));
  if (before === home.text) return { passed: true, detail: 'the lock file is as it was' };
  if (name === 'npm') return judgeNpmLock(before, home.text);
  const known = parseLock(before, name);
  return judgeAdditions(known, await readLicences(listAdded(known, parseLock(home.text, name)), root));
}

/** Every settings' file that differs from the tree as it came. */
async function judgeChangedSettings(
  { subject, deps, workbench }: Judging,
  candidate: Repository,
): Promise<GateVerdict> {
  const listed = await git(deps.exec, candidate.directory, ['diff', '--name-only', '-z', subject.base, 'HEAD']);
  const tracked = await candidate.files();
  const details: string[] = [];
  const isJudged = (file: string): boolean => ['setting', 'manifest'].includes(fileRole(file));
  const moduleType = await readModuleType({ root: candidate.directory }, tracked);
  const installed = await workbench.warm(0);
  for (const file of listed.split('\0').filter((name) => name !== '' && isJudged(name))) {
    const before = await git(deps.exec, candidate.directory, ['show', `${subject.base}:${file}`]);
    const after = (await readTreeFile({ root: candidate.directory }, file)) ?? '';
    const context = await readScriptSurroundings({ root: candidate.directory }, file, tracked, installed.root);
    const { passed, detail } = judgeSettings(before, after, { ...context, moduleType });
    if (!passed) return { passed, detail };
    details.push(`${file} ${detail}`);
  }
  return { passed: true, detail: details.join('; ') };
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
    const touched = await findTouchedJudges(kind, judging, candidate);
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
      'snapshot-intended': (candidate) => judgeIntent(candidate, judging),
      'setting-kept': (candidate) => judgeChangedSettings(judging, candidate),
      installs: async (candidate) => {
        const place = { directory: candidate.directory, prefix: subject.prefix };
        return { passed: true, detail: await installFromLock(place, deps) };
      },
      licence: (candidate) => judgeLicences(judging, candidate),
    },
  };
}
