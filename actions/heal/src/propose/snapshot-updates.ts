import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { git } from '@orchestrate/kit/git/git';
import { allowanceOf } from '@orchestrate/kit/proposals/allowances';

import { findRunner } from '../runners/find-runner';
import { runProbe } from '../runners/probe';
import type { Session } from '../search/session';
import type { SnapshotUpdate } from '../snapshots/explain-update';
import { explainUpdate } from '../snapshots/explain-update';
import type { RecentSources } from '../snapshots/recent-sources';
import type { Tree } from '../workbench/tree';
import { readScripts, readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const NAME = 'snapshot-update';
const VERSION = '1';
const MISMATCH = /Snapshot `.*` mismatched|\.to(?:Match|ThrowErrorMatching)(?:Inline)?Snapshot\(/;

/** Whether a failure says that a value is not the one that was recorded. */
export function isSnapshotMismatch({ message }: Pick<Failure, 'message'>): boolean {
  return MISMATCH.test(message);
}

type Wanted = Pick<Session, 'allow' | 'intent' | 'diary' | 'deps'>;

/** Lets the runner record the failing tests anew, takes what it wrote, and puts the tree back. */
async function updateSnapshots(failures: readonly Failure[], tree: Tree, { gate, deps }: ProposeContext) {
  const invocation = findRunner(gate.command, await readScripts(tree));
  if (invocation === undefined) return undefined;
  const base = await tree.repository.commitAll('Before snapshots are updated');
  const selection = {
    files: [...new Set(failures.flatMap(({ file }) => file ?? []))],
    names: [...new Set(failures.flatMap(({ test }) => test ?? []))],
  };
  const testGate = { gate, invocation };
  await runProbe({ tree, testGate, selection, timeout: gate.timeout, updatesSnapshots: true }, deps);
  const listed = await git(deps.exec, tree.root, ['diff', '--name-only', '--no-renames', '-z', base]);
  const updates: SnapshotUpdate[] = [];
  for (const path of listed.split('\0').filter((file) => allowanceOf(file) === 'snapshots'))
    updates.push({
      path,
      before: await git(deps.exec, tree.root, ['show', `${base}:${path}`]),
      after: await readTreeFile(tree, path),
    });
  await tree.repository.resetTo(base);
  return updates;
}

function toCandidate(updates: readonly SnapshotUpdate[], files: readonly string[]): Candidate {
  const { prior, reason } = PRIORS['snapshot-updated'];
  const paths = updates.map(({ path }) => path);
  return {
    template: 'snapshot-updated',
    likelihood: prior,
    proposal: {
      kind: 'snapshot',
      author: { name: NAME, version: VERSION },
      title: `review: Record ${paths.join(', ')} anew, as ${files.join(', ')} was changed`.slice(0, 200),
      rationale: `snapshot-updated: ${reason}; allow names snapshots`,
      edits: updates.map(({ path, after = '' }) => ({ action: 'write', path, text: after })),
    },
  };
}

class SnapshotUpdates {
  constructor(private readonly session: Wanted) {}

  private refuse(why: string): Candidate[] {
    const said = `no snapshot is changed: ${why}`;
    this.session.deps.log.info(said);
    this.session.diary.miss(said);
    return [];
  }

  async propose({ failures }: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
    const { allow, intent } = this.session;
    const own = failures.filter(isSnapshotMismatch);
    if (own.length === 0) return [];
    if (!allow.includes('snapshots')) return this.refuse('allow does not name snapshots');
    if (own.length < failures.length) return this.refuse('other things fail beside them, so they prove nothing');
    const recent = await intent.recentSources();
    if (recent === undefined)
      return this.refuse('nothing is known of what was changed last; fetch two commits or more');
    return this.update(own, recent, tree, context);
  }

  private async update(failures: readonly Failure[], recent: RecentSources, tree: Tree, context: ProposeContext) {
    const updates = await updateSnapshots(failures, tree, context);
    if (updates === undefined) return this.refuse('only vitest and jest are known to update them');
    if (updates.length === 0) return this.refuse('the runner would change none that lies in a file of its own');
    const failing = failures.map(({ file = '', test = '' }) => ({ file, name: test }));
    const compiler = await this.session.intent.typescript();
    const explained = explainUpdate(updates, { compiler, recent, failing });
    return 'problem' in explained ? this.refuse(explained.problem) : [toCandidate(updates, explained.files)];
  }
}

/** What the runner itself would record, where the user allows it and the last change explains all of it. */
export function createSnapshotUpdates(session: Wanted): Proposer {
  const updates = new SnapshotUpdates(session);
  return { name: NAME, version: VERSION, propose: (triage, tree, context) => updates.propose(triage, tree, context) };
}
