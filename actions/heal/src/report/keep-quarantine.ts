import type { Failure, Quarantine, Triage } from '@orchestrate/contracts/triage';

import type { GateState } from '../gates/gate-state';
import type { FlakeRate } from '../search/flake-rate';
import { measureCommand, measureFlakes } from '../search/flake-rate';
import { isFlakyFailure } from '../search/mark-flaky';
import type { Session } from '../search/session';

import { renderIssue } from './render-issue';

/** What is known of a test that none of the further runs told of. */
const ONCE: FlakeRate = { runs: 2, failed: 1 };

interface Found {
  readonly failure: Failure;
  readonly command: string;
  readonly rate: FlakeRate;
}

async function measure(session: Session, triage: Triage, before: GateState): Promise<Found[]> {
  const found: Found[] = [];
  for (const [gate, keys] of session.flaky) {
    const command = session.gates.find(({ name }) => name === gate)?.command ?? gate;
    const report = before.tests.get(gate);
    const seconds = before.runs.find(({ name }) => name === gate)?.seconds ?? 0;
    const isWhole = keys.size === 0 || report === undefined;
    const rates = isWhole ? undefined : await measureFlakes(session, gate, keys, report);
    const whole = isWhole ? await measureCommand(session, gate, seconds) : ONCE;
    const failures = triage.failures.filter((failure) => failure.gate === gate && isFlakyFailure(failure, keys));
    for (const failure of failures) {
      const rate = rates?.get(`${failure.file ?? ''} ${failure.test ?? failure.file ?? ''}`) ?? whole;
      found.push({ failure, command, rate });
    }
  }
  return found;
}

/** Keeps the text of an issue for everything that passes and fails on one and the same tree. */
export async function keepQuarantine(session: Session, triage: Triage, before: GateState): Promise<Quarantine[]> {
  const { deps, subject } = session;
  const kept: Quarantine[] = [];
  for (const { failure, command, rate } of await measure(session, triage, before)) {
    const { gate, test, file, signature } = failure;
    const tree = await subject.repository.treeHash(subject.base);
    const text = renderIssue({
      failure,
      command,
      rate,
      seenAt: deps.clock.now().toISOString(),
      run: deps.run.id,
      tree,
    });
    const issue = await deps.evidence.writeText(`quarantine/${signature}.md`, text);
    const named = { ...(test === undefined ? {} : { test }), ...(file === undefined ? {} : { file }) };
    kept.push({ gate, ...named, signature, ...rate, issue });
  }
  return kept;
}
