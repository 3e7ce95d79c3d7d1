import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { parseCommandLine } from '@orchestrate/kit/exec/words';

import { findInstalled } from '../workbench/installed';
import type { Tree } from '../workbench/tree';

import type { Invocation } from './find-runner';
import type { MeasuredLines, TestSelection } from './test-runner';

/** A gate with the test runner behind it. */
export interface TestGate {
  readonly gate: GateCommand;
  readonly invocation: Invocation;
}

/** Some tests run for a question of our own. */
export interface Probe {
  readonly tree: Tree;
  readonly testGate: TestGate;
  /** File paths relative to the tree. */
  readonly selection: TestSelection;
  /** Seconds. */
  readonly timeout: number;
  /** Package that measures coverage; absent: none is measured. */
  readonly coveragePackage?: string;
  /** Let the runner record the values of snapshots anew. */
  readonly updatesSnapshots?: boolean;
}

export interface ProbeResult {
  readonly result: CommandResult;
  /** Absent where the runner gave none: it did not start, or did not end. */
  readonly report: TestReport | undefined;
  readonly lines: MeasuredLines | undefined;
}

/** The package that can measure coverage for a gate, if the tree has one. */
export async function findCoveragePackage(tree: Tree, { invocation }: TestGate): Promise<string | undefined> {
  for (const name of invocation.runner.coveragePackages)
    if ((await findInstalled(tree, `${name}/package.json`)) !== undefined) return name;
  return undefined;
}

async function createArguments(probe: Probe, args: readonly string[]): Promise<[string, ...string[]]> {
  const { gate, invocation } = probe.testGate;
  const program = await findInstalled(probe.tree, invocation.runner.program);
  // Starting the runner itself saves what a package manager takes for it.
  if (program !== undefined && invocation.ownArguments !== undefined)
    return ['node', program, ...invocation.ownArguments, ...args];
  return [...parseCommandLine(gate.command), ...invocation.separator, ...args];
}

async function readReport<T>(file: string, parse: (text: string) => T): Promise<T | undefined> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs some tests of a gate and reads what the runner reports. It leaves no log: there are many of these. */
export async function runProbe(probe: Probe, deps: Pick<Deps, 'exec'>): Promise<ProbeResult> {
  const { tree, testGate, selection, coveragePackage } = probe;
  const { runner } = testGate.invocation;
  const file = path.join(tree.reports, 'probe.json');
  const coverage = path.join(tree.reports, 'coverage');
  await rm(file, { force: true });
  const files = selection.files.map((name) => path.relative(tree.cwd, path.join(tree.root, name)));
  const result = await deps.exec.run({
    tool: runner.name,
    argv: await createArguments(probe, [
      ...runner.probeArguments(
        file,
        coveragePackage === undefined ? undefined : { directory: coverage, by: coveragePackage },
      ),
      ...runner.selectArguments({ ...selection, files }),
      // Last: it may take a word behind it.
      ...(probe.updatesSnapshots === true ? ['-u'] : []),
    ]),
    cwd: tree.cwd,
    why: 'See how some tests fare',
    timeout: probe.timeout,
    quiet: true,
  });
  const lines = (): Promise<MeasuredLines | undefined> =>
    readReport(path.join(coverage, runner.coverageFile), (text) => runner.readCoverage(text, tree.root));
  return {
    result,
    report: await readReport(file, (text) => runner.readReport(text, tree.root)),
    lines: coveragePackage === undefined ? undefined : await lines(),
  };
}
