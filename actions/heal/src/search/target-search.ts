import type { Failure, Triage } from '@orchestrate/contracts/triage';

import { raiseLines } from '../localise/hint';
import { isRepairable, localise } from '../localise/localise';
import type { Focus } from '../monorepo/focus';
import { isInScope } from '../monorepo/focus';
import { createPackageTrial } from '../monorepo/package-trial';
import type { Candidate, ProposeContext } from '../propose/proposer';
import { findRunner } from '../runners/find-runner';
import type { TestGate } from '../runners/probe';
import { findProject } from '../typescript/find-project';
import { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readScripts } from '../workbench/tree';
import type { WarmTrees } from '../workbench/workbench';

import type { Baseline } from './baseline';
import { findLateFlakes, mayBeFlaky, measureBaseline } from './baseline';
import { createCommandTrial } from './command-trial';
import { isFlakyFailure } from './mark-flaky';
import { isModelsTurn } from './models-turn';
import type { Stage } from './queue';
import { queueStage } from './queue';
import type { Session } from './session';
import type { Target } from './target';
import { createTestTrial } from './test-trial';
import type { Trial } from './trial';
import { noTrial } from './trial';
import { createTypeTrial } from './type-trial';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** What is known of a target's surroundings; worked out when it is first needed. */
interface Surroundings {
  readonly tree: Tree;
  readonly commands: readonly string[];
  readonly testGate: TestGate | undefined;
}

/** The search for what mends one target: its candidates, and how to try them. */
export class TargetSearch {
  private queue: Candidate[] = [];
  private pending: readonly Stage[];
  /** Candidates taken in all, and of the latest stage. */
  private taken = { all: 0, ofStage: 0 };
  /** Seconds of the budget when the search began. */
  private readonly seconds: number;
  private readonly failures: readonly Failure[];
  private readonly bench: WarmTrees;

  constructor(
    private readonly session: Session,
    readonly target: Target,
    private readonly triage: Triage,
    /** The package that it fails in, where the repository has several. */
    private readonly focus?: Focus,
  ) {
    this.failures = triage.failures.filter(({ gate }) => gate === target.gate.name);
    this.bench = focus?.bench ?? session.workbench;
    this.pending = session.stages;
    this.seconds = session.budget.remaining();
  }

  private readonly surroundings = once(async (): Promise<Surroundings> => {
    const { gate } = this.target;
    // Beside those that candidates are tried in, so that proposers and tries do not meet.
    const tree = await this.bench.warm(this.bench.width);
    const scripts = await readScripts(tree);
    const script = /(?:^|\s)([\w:.-]+)\s*$/.exec(gate.command)?.[1] ?? '';
    const invocation = findRunner(gate.command, scripts);
    return {
      tree,
      commands: [gate.command, ...(scripts[script] === undefined ? [] : [scripts[script]])],
      testGate: invocation === undefined ? undefined : { gate, invocation },
    };
  });

  private readonly configFile = once(async (): Promise<string | undefined> => {
    const { tree, commands } = await this.surroundings();
    return findProject(await this.session.typescript(), tree.cwd, commands);
  });

  private readonly types = once(async (): Promise<TypeProject> => {
    const { tree } = await this.surroundings();
    const ts = await this.session.typescript();
    const configFile = await this.configFile();
    const isMeant = this.focus === undefined ? () => true : isInScope(this.focus);
    const sources = (await tree.repository.files()).filter((file) => isRepairable(file) && isMeant(file));
    return new TypeProject(ts, { root: tree.root, cwd: tree.cwd, configFile, sources });
  });

  private readonly baseline = once(async (): Promise<Baseline | undefined> => {
    const { bench: workbench } = this;
    const { deps } = this.session;
    const { testGate } = await this.surroundings();
    const { report } = this.target;
    return testGate === undefined || report === undefined || report.results.summary.failed === 0
      ? undefined
      : measureBaseline(testGate, report, workbench, deps);
  });

  /** How to try candidates on the gate, or on the package that it fails in. */
  private readonly ownTrial = once(async (): Promise<Trial> => {
    const { bench: workbench } = this;
    const { deps } = this.session;
    const { gate, run, class: kind } = this.target;
    // A package's bench has built what its commands need.
    const gates = this.focus === undefined ? this.session.gates : [gate];
    const { testGate } = await this.surroundings();
    const baseline = await this.baseline();
    if (testGate !== undefined && baseline !== undefined)
      return createTestTrial({ testGate, baseline, seconds: run.seconds, workbench, deps });
    const suspects = [...new Set(this.failures.flatMap(({ file }) => file ?? []))];
    // What no compiler looks at, none can speak for.
    const isCompiled = kind === 'type' || (kind === 'build' && (await this.configFile()) !== undefined);
    const types = isCompiled ? createTypeTrial(await this.types(), suspects) : undefined;
    return types ?? createCommandTrial(this.target, gates, workbench, deps);
  });

  private readonly trial = once(async (): Promise<Trial> => {
    const own = await this.ownTrial();
    return this.focus === undefined ? own : createPackageTrial(own, this.focus);
  });

  /** Looks at the same tree again: what passes now without a change fails only sometimes, and is not for mending. */
  private readonly findFlaky = once(async (): Promise<ReadonlySet<string> | undefined> => {
    const { class: kind, run } = this.target;
    const baseline = await this.baseline();
    if (baseline !== undefined) return baseline.flaky.size === 0 ? undefined : baseline.flaky;
    if (!mayBeFlaky(kind) || run.outcome !== 'exited') return undefined;
    const { verdict } = await (await this.ownTrial()).run([], 0);
    return verdict === 'passes' ? new Set<string>() : undefined;
  });

  /** Whether what fails still fails without any change, asked again before a fix of it is believed. */
  readonly isSteady = once(async (): Promise<boolean> => {
    const { workbench, flaky, deps } = this.session;
    const { testGate } = await this.surroundings();
    const baseline = await this.baseline();
    if (testGate === undefined || baseline === undefined) return true;
    const late = await findLateFlakes(testGate, baseline, workbench, deps);
    if (late.size === 0) return true;
    const { name } = this.target.gate;
    deps.log.info(`${name}: ${late.size} of the failing tests pass on the same tree, so nothing is changed for them`);
    flaky.set(name, new Set([...(flaky.get(name) ?? []), ...late]));
    this.queue = [];
    this.pending = [];
    return false;
  });

  private readonly context = once(async (): Promise<ProposeContext> => {
    const { bench: workbench, focus } = this;
    const { deps, recentChanges } = this.session;
    const { gate, run, report, root } = this.target;
    const { commands, testGate } = await this.surroundings();
    const suspicion = once(async () => {
      const trees = [await workbench.warm(workbench.width), await workbench.warm(workbench.width + 1)] as const;
      const steady = (await this.baseline())?.report ?? report;
      const failures = await this.steadyFailures();
      const found = await localise({ gate, failures, report: steady, testGate, root, trees, deps });
      return raiseLines(found, [await recentChanges()]);
    });
    const trees = (): Promise<Tree[]> =>
      Promise.all(Array.from({ length: workbench.width }, (_, worker) => workbench.warm(worker)));
    const { budget } = this.session;
    const remaining = (): number => budget.remaining();
    return { gate, run, commands, types: this.types, suspicion, recentChanges, trees, focus, remaining, deps };
  });

  private async steadyFailures(): Promise<readonly Failure[]> {
    const flaky = await this.findFlaky();
    return flaky === undefined ? this.failures : this.failures.filter((failure) => !isFlakyFailure(failure, flaky));
  }

  /** Whether everything that there was has been tried. */
  get isExhausted(): boolean {
    return this.queue.length === 0 && this.pending.length === 0;
  }

  /** Brings candidates, of the next stages where this one has no more; gives whether there are any. */
  async refill(): Promise<boolean> {
    const { flaky } = this.session;
    const found = await this.findFlaky();
    if (found !== undefined) flaky.set(this.target.gate.name, found);
    const failures = await this.steadyFailures();
    if (failures.length === 0) this.pending = [];
    while (this.queue.length === 0 && this.pending.length > 0) {
      const [stage = [], ...later] = this.pending;
      const { tree } = await this.surroundings();
      this.pending = later;
      this.taken.ofStage = 0;
      this.queue = await queueStage(stage, { ...this.triage, failures: [...failures] }, tree, await this.context());
    }
    return this.queue.length > 0;
  }

  /**
   * The likeliest candidate of those brought.
   * @param reserve - seconds at the end that are not the search's
   */
  take(reserve: number): Candidate | undefined {
    this.callModels(reserve);
    const candidate = this.queue.shift();
    if (candidate !== undefined) this.taken = { all: this.taken.all + 1, ofStage: this.taken.ofStage + 1 };
    return candidate;
  }

  /** Where tries one by one take long without success, models are asked before the rest of them. */
  private callModels(reserve: number): void {
    const { modelStages, budget } = this.session;
    const isAhead = modelStages.some((stage) => this.pending.includes(stage));
    const time = { atFirst: this.seconds, now: budget.remaining(), reserve };
    if (!isAhead || !isModelsTurn(this.taken, time)) return;
    const rest = this.queue;
    const later = this.pending.filter((stage) => !modelStages.includes(stage));
    this.queue = [];
    this.pending = [
      ...modelStages,
      [{ name: 'set-aside', version: '1', propose: () => Promise.resolve(rest) }],
      ...later,
    ];
  }

  /** Gives a candidate back untried. */
  putBack(candidate: Candidate): void {
    this.queue.unshift(candidate);
  }

  /** How to try a candidate: what the linter or the package manager did is for the gates alone. */
  trialOf({ proposal, template }: Candidate): Promise<Trial> {
    return ['dependency', 'configuration', 'snapshot'].includes(proposal.kind) || template === 'lint-fix'
      ? Promise.resolve(noTrial)
      : this.trial();
  }
}
