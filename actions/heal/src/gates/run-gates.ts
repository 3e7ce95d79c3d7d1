import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { TestReport } from '@orchestrate/contracts/test-report';
import type { GateRun } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Reach } from '@orchestrate/kit/exec/command';
import { runGate } from '@orchestrate/kit/gates/run-gate';
import { CommandLog, readOutput } from '@orchestrate/kit/triage/command-log';
import type { GateOutput } from '@orchestrate/kit/triage/triage';

import { findRunner } from '../runners/find-runner';
import type { TestRunner } from '../runners/test-runner';
import type { Tree } from '../workbench/tree';
import { readScripts } from '../workbench/tree';

import { listBuiltTests, removeFiles } from './built-tests';
import type { GateState } from './gate-state';
import type { Group } from './plan-groups';
import { planGroups } from './plan-groups';

export type GateDeps = Pick<Deps, 'exec' | 'configuration' | 'log'>;

/** Installing is no gate of anybody's list; it shows as one where it fails, because nothing else can run then. */
export const INSTALL_GATE = 'install';

const INSTALLS = /\b(?:npm|pnpm|yarn|bun)\b.*\b(?:ci|i|install|add)\b/;

/** Whether a command brings the packages by itself. */
export function installsPackages({ command }: Pick<GateCommand, 'command'>): boolean {
  return INSTALLS.test(command);
}

/** Packages come from a registry. */
export function reachOf(gate: Pick<GateCommand, 'command'>): Reach {
  return installsPackages(gate) ? 'registry' : 'tree';
}

/** One gate's run and what it said. */
export interface GateResult {
  readonly run: GateRun;
  readonly output: GateOutput;
  readonly tests: TestReport | undefined;
}

/** Whether the gates after this one are to be put off. */
export type Halt = (result: GateResult) => boolean;

function countTests({ results }: TestReport): NonNullable<GateRun['tests']> {
  const { passed, failed, skipped, pending, other } = results.summary;
  return { passed, failed, skipped: skipped + pending + other };
}

function parseTests(runner: TestRunner, text: string, root: string): TestReport | undefined {
  try {
    return runner.readReport(text, root);
  } catch {
    return undefined; // Cut off with its command.
  }
}

/** Runs one gate in a tree, and reads what it reports. */
export async function runGateOnce(gate: GateCommand, tree: Tree, deps: GateDeps, why: string): Promise<GateResult> {
  const invocation = findRunner(gate.command, await readScripts(tree));
  const file = path.join(tree.reports, `${gate.name}.json`);
  await rm(file, { force: true });
  const extraArguments =
    invocation === undefined ? [] : [...invocation.separator, ...invocation.runner.reportArguments(file)];
  const log = new CommandLog();
  const { listen } = log;
  const reach = reachOf(gate);
  const { run } = await runGate(gate, tree.cwd, deps, { why, extraArguments, listen, reach, root: tree.root });
  const text = invocation === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  const tests =
    invocation === undefined || text === undefined ? undefined : parseTests(invocation.runner, text, tree.root);
  const reports =
    invocation === undefined || text === undefined ? [] : [{ format: invocation.runner.reportFormat, text }];
  const { outcome, exitCode } = run;
  return {
    run: tests === undefined ? run : { ...run, tests: countTests(tests) },
    output: { gate: gate.name, outcome, exitCode, log: log.end(), reports },
    tests,
  };
}

/** Runs a gate, once more where a build before it has laid copies of its tests beside them, and those fail. */
async function runGateAlone(gate: GateCommand, tree: Tree, deps: GateDeps, why: string): Promise<GateResult> {
  const result = await runGateOnce(gate, tree, deps, why);
  const built = result.run.passed || result.tests === undefined ? [] : await listBuiltTests(result.tests, tree);
  if (built.length === 0) return result;
  deps.log.info(`${gate.name}: fails in copies of its tests that a build has made, and runs once more without them`);
  await removeFiles(tree, built);
  const { run, ...rest } = await runGateOnce(gate, tree, deps, `${why}, without tests that a build has copied`);
  return { ...rest, run: { ...run, built } };
}

function describeInstall(passed: boolean): GateRun {
  const exitCode = passed ? 0 : 1;
  return { name: INSTALL_GATE, command: 'npm ci', required: true, passed, outcome: 'exited', exitCode, seconds: 0 };
}

function putOff({ name, command, required }: GateCommand): GateRun {
  return { name, command, required, passed: false, outcome: 'skipped', exitCode: null, seconds: 0 };
}

function describeInstallFailure(gates: readonly GateCommand[], tree: Tree, output: string): GateState {
  return {
    tree,
    runs: [describeInstall(false), ...gates.map(putOff)],
    failed: [{ gate: INSTALL_GATE, outcome: 'exited', exitCode: 1, log: readOutput(output), reports: [] }],
    tests: new Map(),
  };
}

/** Runs groups of gates, as many of a group at once as there are cores, until one of them ends it. */
async function runGroups(
  groups: readonly Group[],
  run: (gate: GateCommand) => Promise<GateResult>,
  halt: Halt,
): Promise<Map<string, GateResult>> {
  const results = new Map<string, GateResult>();
  let isOver = false;
  for (const group of groups) {
    const waiting = [...group];
    const work = async (): Promise<void> => {
      for (let gate = waiting.shift(); gate !== undefined && !isOver; gate = waiting.shift()) {
        const result = await run(gate);
        results.set(gate.name, result);
        isOver ||= !result.run.passed && halt(result);
      }
    };
    await Promise.all(Array.from({ length: Math.min(group.length, availableParallelism()) }, work));
  }
  return results;
}

/**
 * Runs gates in a tree, whether the ones before passed or not, unless one of them ends it: in order, or side by side
 * where they cannot meet.
 */
export async function runGates(
  gates: readonly GateCommand[],
  tree: Tree,
  deps: GateDeps,
  why: string,
  halt: Halt = () => false,
): Promise<GateState> {
  if (tree.installFailure !== undefined && !gates.some(installsPackages))
    return describeInstallFailure(gates, tree, tree.installFailure);
  const run = async (gate: GateCommand): Promise<GateResult> => {
    const result = await runGateAlone(gate, tree, deps, why);
    deps.log.info(`${gate.name}: ${result.run.passed ? 'passes' : `fails (${result.run.outcome})`}`);
    return result;
  };
  const results = await runGroups(planGroups(gates, tree.isGenerated), run, halt);
  const known = gates.flatMap(({ name }) => results.get(name) ?? []);
  return {
    tree,
    runs: gates.map((gate) => results.get(gate.name)?.run ?? putOff(gate)),
    failed: known.filter((result) => !result.run.passed).map(({ output }) => output),
    tests: new Map(known.flatMap(({ run: { name }, tests }) => (tests === undefined ? [] : [[name, tests] as const]))),
  };
}

/** Names installing among the gates that pass, where it was among those that failed. */
export function recallInstall(before: Pick<GateState, 'runs'>, after: GateState): GateState {
  const isNamed = ({ runs }: Pick<GateState, 'runs'>): boolean => runs.some(({ name }) => name === INSTALL_GATE);
  return isNamed(before) && !isNamed(after) ? { ...after, runs: [describeInstall(true), ...after.runs] } : after;
}
