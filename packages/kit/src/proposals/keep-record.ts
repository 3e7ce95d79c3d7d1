import type { AllowedEdit } from '@orchestrate/contracts/allowance';
import type { GateResult, Proposal, ProposalRecord, ProposalReview } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';

import type { Deps } from '../action/deps';

function countLines(patch: string): ProposalRecord['files'] {
  return patch
    .split(/^diff --git /m)
    .slice(1)
    .map((section) => {
      const [header = '', ...lines] = section.split('\n');
      const body = lines.slice(lines.findIndex((line) => line.startsWith('@@')));
      return {
        path: / b\/(.+)$/.exec(header)?.[1]?.replace(/"$/, '') ?? 'unknown',
        added: body.filter((line) => line.startsWith('+')).length,
        removed: body.filter((line) => line.startsWith('-')).length,
      };
    });
}

/** A proposal and what became of it. */
export interface Decided {
  readonly id: string;
  readonly proposal: Proposal;
  readonly gates: GateResult[];
  readonly review: ProposalReview | undefined;
  readonly allowed: readonly AllowedEdit[];
  readonly isAccepted: boolean;
  readonly patch: string;
  readonly commit: string | undefined;
}

/**
 * Keeps the patch and the record under `proposals/<id>/`, and tells of them in the events.
 */
export async function keepRecord(decided: Decided, evidence: Deps['evidence']): Promise<ProposalRecord> {
  const { id, proposal, gates, review, allowed, isAccepted, commit } = decided;
  const patchPath = await evidence.writeText(`proposals/${id}/change.patch`, decided.patch);
  const record: ProposalRecord = {
    schemaVersion: 1,
    id,
    kind: proposal.kind,
    author: proposal.author,
    title: proposal.title,
    rationale: proposal.rationale,
    files: countLines(decided.patch),
    patch: patchPath,
    gates,
    ...(review === undefined ? {} : { review }),
    ...(allowed.length === 0 ? {} : { allowed: [...allowed], label: 'review' as const }),
    accepted: isAccepted,
    ...(commit === undefined ? {} : { commit }),
  };
  const recordPath = await evidence.writeJson(`proposals/${id}/proposal.json`, proposalRecordSchema, record);
  evidence.emit({
    type: 'proposal.decided',
    level: isAccepted ? 'info' : 'warning',
    data: {
      proposal: id,
      kind: proposal.kind,
      author: proposal.author.name,
      title: proposal.title,
      accepted: isAccepted,
      gates,
      ...(review === undefined ? {} : { review }),
      record: recordPath,
    },
  });
  return record;
}
