import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { findRefusal } from '@orchestrate/kit/exec/forbidden';
import { parseCommandLine } from '@orchestrate/kit/exec/words';
import { applyEdits } from '@orchestrate/kit/proposals/decide';

import type { Tree } from '../workbench/tree';
import type { WarmTrees } from '../workbench/workbench';

import type { Step } from './list-steps';
import type { Workspace, WorkspacePackage } from './workspace';
import { listAffected } from './workspace';

type StepDeps = Pick<Deps, 'exec' | 'configuration'>;

/** A tree as it is seen from one of its packages. */
export function seeFrom(tree: Tree, { directory }: WorkspacePackage): Tree {
  return { ...tree, cwd: path.join(tree.root, directory) };
}

/** Whether a change of some packages can change what a step does. */
export function isReached(step: Step, workspace: Workspace, affected: ReadonlySet<WorkspacePackage>): boolean {
  return step.package === workspace.root || affected.has(step.package);
}

/** Runs one command of one package, quietly: there are many of these. */
async function runStep(step: Step, tree: Tree, timeout: number, deps: StepDeps): Promise<CommandResult | undefined> {
  const argv = parseCommandLine(step.command);
  if (findRefusal(argv, tree.root, deps.configuration.safety['forbid-commands']) !== undefined) return undefined;
  return deps.exec.run({
    tool: argv[0],
    argv,
    cwd: seeFrom(tree, step.package).cwd,
    why: `See how ${step.package.name || 'the root'} fares with a candidate`,
    timeout,
    quiet: true,
  });
}

/** Runs steps until one fails; gives what that one said. */
export async function findFailingStep(
  steps: readonly Step[],
  tree: Tree,
  timeout: number,
  deps: StepDeps,
): Promise<string | undefined> {
  for (const step of steps) {
    const result = await runStep(step, tree, timeout, deps);
    if (result === undefined) return `${step.command} is forbidden`;
    if (!hasSucceeded(result)) return `${step.package.name}: ${tailOutput(result, 1) || result.outcome}`;
  }
  return undefined;
}

/** The warm trees as one package sees them, with everything built that its packages take from each other. */
export class PackageBench implements WarmTrees {
  private readonly prepared = new Map<number, Promise<unknown>>();

  constructor(
    private readonly trees: WarmTrees,
    private readonly at: WorkspacePackage,
    private readonly setting: {
      readonly workspace: Workspace;
      /** What builds the packages, in order. */
      readonly preparation: readonly Step[];
      /** Seconds for one of them. */
      readonly timeout: number;
      readonly deps: StepDeps;
    },
  ) {}

  get width(): number {
    return this.trees.width;
  }

  async warm(index: number): Promise<Tree> {
    const { preparation, timeout, deps } = this.setting;
    const tree = await this.trees.warm(index);
    if (preparation.length > 0 && !this.prepared.has(index)) {
      const building = findFailingStep(preparation, tree, timeout, deps);
      this.prepared.set(index, building);
      await building;
    }
    await this.prepared.get(index);
    return seeFrom(tree, this.at);
  }

  /** Puts edits into a tree and builds what they reach; gives why that fails. */
  async prepare(edits: readonly FileEdit[], index: number): Promise<string | undefined> {
    const { workspace, preparation, timeout, deps } = this.setting;
    if (preparation.length === 0) return undefined;
    const tree = await this.warm(index);
    await applyEdits(tree.root, edits);
    const affected = listAffected(
      workspace,
      edits.map((edit) => edit.path),
    );
    const steps = preparation.filter((step) => isReached(step, workspace, affected));
    return findFailingStep(steps, tree, timeout, deps);
  }
}
