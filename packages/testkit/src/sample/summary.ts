import type { Summary } from '@orchestrate/contracts/summary';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { deriveFigures } from '@orchestrate/kit/summary/figures';
import { judgeRun } from '@orchestrate/kit/summary/judgement';

import { sampleInstant } from './time';

/** The summary that follows from the evidence of a run of 150 seconds. */
export function createSampleSummary(evidence: RunEvidence, overrides: Partial<Summary> = {}): Summary {
  const finishedAt = sampleInstant(150);
  return {
    ...deriveFigures(evidence, judgeRun(evidence, { dryRun: false }), finishedAt),
    schemaVersion: 1,
    finished_at: finishedAt,
    time_taken_seconds: 150,
    dry_run: false,
    recommendations: [],
    published: null,
    ...overrides,
  };
}
