import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { Triage } from '@orchestrate/contracts/triage';
import { findHidingClass, triageGates } from '@orchestrate/kit/triage/triage';

import { installsPackages, runGateOnce } from '../gates/run-gates';
import type { GateDeps, GateResult } from '../gates/run-gates';
import { isPreparation } from '../search/command-trial';
import type { Target } from '../search/target';
import type { WarmTrees } from '../workbench/workbench';

import type { Step } from './list-steps';
import { listSteps } from './list-steps';
import { PackageBench, seeFrom } from './package-bench';
import type { Workspace, WorkspacePackage } from './workspace';
import { findOwner, readWorkspace, withDependants, withNeeded } from './workspace';

/** The package of a repository that a target fails in, and what the others have to do with it. */
export interface Focus {
  readonly workspace: Workspace;
  /** The first step that fails, those that others need before them. */
  readonly step: Step;
  /** The gate narrowed to that step. */
  readonly target: Target;
  readonly triage: Triage;
  /** Steps that fail beside it. */
  readonly alsoFailing: readonly Step[];
  /** Steps that pass. */
  readonly passing: readonly Step[];
  /** What builds the packages that have to do with it. */
  readonly preparation: readonly Step[];
  /** The warm trees as the package sees them. */
  readonly bench: PackageBench;
  /** Seconds for one step. */
  readonly timeout: number;
  readonly deps: GateDeps;
}

export interface FocusInput {
  readonly target: Target;
  readonly gates: readonly GateCommand[];
  readonly trees: WarmTrees;
  readonly deps: GateDeps;
}

/** Packages whose sources a candidate may change, and all whose tests can tell. */
function listScope(workspace: Workspace, { package: own }: Step): ReadonlySet<unknown> {
  return own === workspace.root
    ? new Set(workspace.packages)
    : withDependants(workspace, [...withNeeded(workspace, [own])]);
}

/** Whether a file has to do with the package in focus; what lies beside all packages may. */
export function isInScope({ workspace, step }: Pick<Focus, 'workspace' | 'step'>): (file: string) => boolean {
  const scope = listScope(workspace, step);
  return (file) => {
    const owner = findOwner(workspace, file);
    return owner === undefined || scope.has(owner);
  };
}

function listEarlier({ gates, target }: FocusInput, workspace: Workspace): Step[] {
  const place = gates.findIndex(({ name }) => name === target.gate.name);
  return gates
    .slice(0, Math.max(0, place))
    .filter((gate) => isPreparation(gate) && !installsPackages(gate))
    .flatMap(({ command }) => listSteps(workspace, command) ?? [{ package: workspace.root, command }]);
}

interface Ran {
  readonly step: Step;
  readonly result: GateResult;
}

function isBuilding({ command }: Step): boolean {
  return isPreparation({ name: '', command });
}

/** Each step by itself. What is not built is for the others to wait for. */
async function runSteps(
  steps: readonly Step[],
  earlier: readonly Step[],
  { target, trees, deps }: FocusInput,
  workspace: Workspace,
): Promise<Ran[]> {
  const { gate } = target;
  const bench = new PackageBench(trees, workspace.root, {
    workspace,
    preparation: earlier,
    timeout: gate.timeout,
    deps,
  });
  const tree = await bench.warm(0);
  const ran: Ran[] = [];
  for (const step of steps) {
    const why = `See whether it is ${step.package.name || 'the root'} that fails`;
    const result = await runGateOnce({ ...gate, command: step.command }, seeFrom(tree, step.package), deps, why);
    ran.push({ step, result });
    if (!result.run.passed && isBuilding(step)) break;
  }
  return ran;
}

function narrow({ target }: FocusInput, { step, result }: Ran, triage: Triage): Target {
  const { gate, root } = target;
  return {
    gate: { ...gate, command: step.command },
    run: result.run,
    failures: triage.failures,
    class: findHidingClass(triage.failures.map((failure) => failure.class)) ?? 'unknown',
    report: result.tests,
    root,
  };
}

function tell({ deps, target }: FocusInput, { workspace, step, alsoFailing }: Focus, ran: readonly Ran[]): void {
  const scope = isInScope({ workspace, step });
  const name = ({ name: own }: WorkspacePackage): string => own || 'the root';
  const all = [...new Set(ran.map((one) => one.step.package))];
  const touched = all.filter((one) => one === workspace.root || scope(`${one.directory}/package.json`));
  const failing = new Set([step, ...alsoFailing].map((one) => name(one.package)));
  deps.log.info(
    `${target.gate.name}: fails in ${[...failing].join(', ')}; candidates are tried with ${touched.map(name).join(', ')}` +
      (all.length > touched.length ? `, and not with ${all.length - touched.length} others` : ''),
  );
}

/**
 * Finds the package behind a gate that fails: the steps of its command run one by one, and the first that fails stands
 * for all. `undefined` where the command is none of several packages, or each of them passes by itself.
 */
export async function findFocus(input: FocusInput): Promise<Focus | undefined> {
  const { target, trees, deps } = input;
  const tree = await trees.warm(0);
  const workspace = await readWorkspace(tree);
  if (workspace === undefined || seeFrom(tree, workspace.root).cwd !== tree.cwd) return undefined;
  const steps = listSteps(workspace, target.gate.command);
  if (steps === undefined) return undefined;
  const earlier = listEarlier(input, workspace);
  const ran = await runSteps(steps, earlier, input, workspace);
  const failed = ran.filter(({ result }) => !result.run.passed);
  const [first] = failed;
  if (first === undefined) return undefined;
  const { step, result } = first;
  const inScope = isInScope({ workspace, step });
  const before = steps.slice(0, steps.indexOf(step)).filter(isBuilding);
  const preparation = [...earlier, ...before].filter(
    ({ package: own }) => own === workspace.root || inScope(`${own.directory}/package.json`),
  );
  const { timeout } = target.gate;
  const triage = triageGates([result.output], seeFrom(tree, step.package));
  const focus: Focus = {
    workspace,
    step,
    target: narrow(input, first, triage),
    triage,
    alsoFailing: failed.slice(1).map((one) => one.step),
    passing: ran.filter((one) => one.result.run.passed && !isBuilding(one.step)).map((one) => one.step),
    preparation,
    bench: new PackageBench(trees, step.package, { workspace, preparation, timeout, deps }),
    timeout,
    deps,
  };
  tell(input, focus, ran);
  return focus;
}
