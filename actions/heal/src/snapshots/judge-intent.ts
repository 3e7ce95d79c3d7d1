import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { git } from '@orchestrate/kit/git/git';
import type { Repository } from '@orchestrate/kit/git/repository';
import { applyEdits } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

import type { GateState } from '../gates/gate-state';
import { findRunner } from '../runners/find-runner';
import { runProbe } from '../runners/probe';
import { listFailedTests, listPassedTests, selectFailing } from '../runners/select-failing';
import { readScripts, readTreeFile } from '../workbench/tree';
import type { WarmTrees } from '../workbench/workbench';

import type { FailingTest, SnapshotUpdate } from './explain-update';
import { explainUpdate } from './explain-update';
import type { Intent } from './intent';
import type { RecentSources } from './recent-sources';

/** What an update is judged with. */
export interface IntentJudging {
  /** On the newest accepted tree. */
  readonly before: Pick<GateState, 'tests'>;
  readonly gates: readonly GateCommand[];
  /** Names of the gates to mend. */
  readonly targets: readonly string[];
  readonly workbench: WarmTrees;
  readonly intent: Intent;
  readonly deps: Pick<Deps, 'exec'>;
}

function refuse(detail: string): GateVerdict {
  return { passed: false, detail };
}

async function readUpdates({ directory: root }: Repository, { deps }: IntentJudging): Promise<SnapshotUpdate[]> {
  const listed = await git(deps.exec, root, ['diff', '--name-only', '--no-renames', '-z', 'HEAD^', 'HEAD']);
  const read = (file: string): Promise<string | undefined> =>
    git(deps.exec, root, ['show', `HEAD^:${file}`]).catch(() => undefined);
  return Promise.all(
    listed
      .split('\0')
      .filter(Boolean)
      .map(async (file) => ({ path: file, before: await read(file), after: await readTreeFile({ root }, file) })),
  );
}

function listFailing({ results }: TestReport): FailingTest[] {
  return results.tests
    .filter(({ status }) => status === 'failed')
    .map(({ name, filePath = '' }) => ({ name, file: filePath }));
}

/**
 * The tests that fail, with the sources that explain the update put back to what they were, and nothing else changed:
 * when they pass with the old snapshots, these sources are why they fail, and so the tests run what was changed.
 */
async function passesWithout(
  files: readonly string[],
  { sources }: RecentSources,
  report: TestReport,
  { workbench, gates, targets, deps }: IntentJudging,
): Promise<GateVerdict> {
  const tree = await workbench.warm(0);
  const gate = gates.find(({ name }) => targets.includes(name));
  const invocation = gate === undefined ? undefined : findRunner(gate.command, await readScripts(tree));
  if (gate === undefined || invocation === undefined) return refuse('its tests are run by no runner that is known');
  for (const file of files)
    if ((await readTreeFile(tree, file)) !== sources.get(file)?.after) return refuse(`${file} was changed since`);
  const edits = files.map((file): FileEdit => ({ action: 'write', path: file, text: sources.get(file)?.before ?? '' }));
  await applyEdits(tree.root, edits);
  const probe = { tree, testGate: { gate, invocation }, selection: selectFailing(report), timeout: gate.timeout };
  const { report: after } = await runProbe(probe, deps);
  const passed = after === undefined ? new Set<string>() : listPassedTests(after);
  const missing = [...listFailedTests(report)].filter((key) => !passed.has(key));
  return missing.length === 0
    ? {
        passed: true,
        detail: `all that changes comes from what was changed in ${files.join(', ')}; without it the tests pass`,
      }
    : refuse(`without what was changed in ${files.join(', ')}, ${missing[0] ?? ''} does not pass either`);
}

/** The gate of snapshots: what {@link explainUpdate} says of the texts, and a run without the change that explains it. */
export async function judgeIntent(candidate: Repository, judging: IntentJudging): Promise<GateVerdict> {
  const { before, targets, intent } = judging;
  const recent = await intent.recentSources();
  if (recent === undefined) return refuse('nothing is known of what was changed last');
  const report = targets.map((name) => before.tests.get(name)).find((one) => one !== undefined);
  if (report === undefined) return refuse('its tests did not report');
  const context = { compiler: await intent.typescript(), recent, failing: listFailing(report) };
  const explained = explainUpdate(await readUpdates(candidate, judging), context);
  return 'problem' in explained ? refuse(explained.problem) : passesWithout(explained.files, recent, report, judging);
}
