import { readFile } from 'node:fs/promises';

import type { Deps } from '@orchestrate/kit/action/deps';
import { endLeftovers } from '@orchestrate/kit/run-directory/leftovers';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { redactValues } from '@orchestrate/kit/safety/redaction';

type ObserveDeps = Pick<Deps, 'evidence' | 'log' | 'redact' | 'run'>;

/** Ends what phases that were cut off left running; what a finished phase keeps running stays. */
async function endWhatIsLeft(evidence: RunEvidence, deps: ObserveDeps): Promise<void> {
  const killed = new Set(evidence.attempts.filter(({ output }) => output === undefined).map(({ step }) => step));
  if (killed.size === 0) return;
  const ended = await endLeftovers(deps.run, (record) => record.type !== 'ended' && killed.has(record.phase));
  for (const what of ended) {
    const message = `ended what a phase that was cut off had left: ${what}`;
    deps.log.info(message);
    deps.evidence.emit({ type: 'note', data: { message } });
  }
}

/** Reads what the run left behind, and cleans up after phases that could not. */
export async function observeRun(deps: ObserveDeps): Promise<RunEvidence> {
  const evidence = redactValues(deps.redact, await readEvidence(deps.run, deps.run.id));
  for (const { file, message } of evidence.problems) deps.log.warning(`${file}: ${message}`);
  await endWhatIsLeft(evidence, deps);
  return evidence;
}

/** The same with what happened since: the report itself may have asked a model, which is told like anybody's question. */
export async function observeSince(evidence: RunEvidence, deps: ObserveDeps): Promise<RunEvidence> {
  const { events, reportLedger } = redactValues(deps.redact, await readEvidence(deps.run, deps.run.id));
  return { ...evidence, events, reportLedger };
}

/** Text of the service's compose file, where there is one. */
export function readComposeFile({ run }: Pick<Deps, 'run'>): Promise<string | undefined> {
  return readFile(run.resolve('service', 'compose.yaml'), 'utf8').catch(() => undefined);
}
