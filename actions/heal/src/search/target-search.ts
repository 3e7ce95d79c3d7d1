import type { Triage } from '@orchestrate/contracts/triage';
import { describeError } from '@orchestrate/kit/errors';

import { isRepairable, localise } from '../localise/localise';
import type { Candidate, ProposeContext } from '../propose/proposer';
import { findRunner } from '../runners/find-runner';
import type { TestGate } from '../runners/probe';
import { findProject } from '../typescript/find-project';
import { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readScripts } from '../workbench/tree';

import { createCommandTrial } from './command-trial';
import { queueCandidates } from './queue';
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
  private readonly waiting: Candidate[] = [];
  private readonly candidates: AsyncGenerator<Candidate, undefined>;
  private turn: Promise<unknown> = Promise.resolve();
  isExhausted = false;

  constructor(
    private readonly session: Session,
    readonly target: Target,
    triage: Triage,
  ) {
    const own = { ...triage, failures: triage.failures.filter(({ gate }) => gate === target.gate.name) };
    this.candidates = this.generate(own);
  }

  private readonly surroundings = once(async (): Promise<Surroundings> => {
    const { gate } = this.target;
    // Beside those that candidates are tried in, so that proposers and tries do not meet.
    const tree = await this.session.workbench.warm(this.session.workbench.width);
    const scripts = await readScripts(tree);
    const script = /(?:^|\s)([\w:.-]+)\s*$/.exec(gate.command)?.[1] ?? '';
    const invocation = findRunner(gate.command, scripts);
    return {
      tree,
      commands: [gate.command, ...(scripts[script] === undefined ? [] : [scripts[script]])],
      testGate: invocation === undefined ? undefined : { gate, invocation },
    };
  });

  private readonly types = once(async (): Promise<TypeProject> => {
    const { tree, commands } = await this.surroundings();
    const ts = await this.session.typescript();
    const configFile = findProject(ts, tree.cwd, commands);
    const sources = (await tree.repository.files()).filter(isRepairable);
    return new TypeProject(ts, { root: tree.root, cwd: tree.cwd, configFile, sources });
  });

  private readonly trial = once(async (): Promise<Trial> => {
    const { workbench, deps, gates } = this.session;
    const { report, run, class: kind } = this.target;
    const { testGate } = await this.surroundings();
    if (testGate !== undefined && report !== undefined && report.results.summary.failed > 0)
      return createTestTrial({ testGate, report, seconds: run.seconds, workbench, deps });
    const types = kind === 'type' || kind === 'build' ? createTypeTrial(await this.types()) : undefined;
    return types ?? createCommandTrial(this.target, gates, workbench, deps);
  });

  private async *generate(triage: Triage): AsyncGenerator<Candidate, undefined> {
    const { tree, commands, testGate } = await this.surroundings();
    const { workbench, deps, stages } = this.session;
    const { gate, run, report, failures } = this.target;
    const context: ProposeContext = {
      gate,
      run,
      commands,
      types: this.types,
      suspicion: once(async () => {
        const trees = [await workbench.warm(workbench.width), await workbench.warm(workbench.width + 1)] as const;
        return localise({ gate, failures, report, testGate, trees, deps });
      }),
      deps,
    };
    yield* queueCandidates(stages, triage, tree, context);
    return undefined;
  }

  /** The next candidate; callers that ask at the same time are served in turn. */
  next(): Promise<Candidate | undefined> {
    const serve = async (): Promise<Candidate | undefined> => {
      const waiting = this.waiting.shift();
      if (waiting !== undefined) return waiting;
      const answer = await this.candidates.next();
      if (answer.done !== true) return answer.value;
      this.isExhausted = true;
      return undefined;
    };
    const served = this.turn.then(serve);
    this.turn = served.catch((error: unknown) => this.session.deps.log.debug(describeError(error)));
    return served;
  }

  /** Gives a candidate back untried. */
  putBack(candidate: Candidate): void {
    this.waiting.unshift(candidate);
  }

  /** How to try a candidate: what the linter or the package manager did is for the gates alone. */
  trialOf({ proposal, template }: Candidate): Promise<Trial> {
    return proposal.kind === 'dependency' || template === 'lint-fix' ? Promise.resolve(noTrial) : this.trial();
  }
}
