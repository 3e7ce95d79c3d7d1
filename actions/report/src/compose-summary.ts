import type { Recommendation, Summary } from '@orchestrate/contracts/summary';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { deriveFigures } from '@orchestrate/kit/summary/figures';
import { judgeRun } from '@orchestrate/kit/summary/judgement';

/** What a summary is made of besides the evidence. */
export interface SummaryParts {
  readonly dryRun: boolean;
  readonly finishedAt: Date;
  readonly published: Summary['published'];
  /** What publishing left to a person. */
  readonly remaining: readonly string[];
  readonly recommendations: readonly Recommendation[];
}

/** Puts the summary together: the figures from the evidence, and what only the report knows. */
export function composeSummary(evidence: RunEvidence, parts: SummaryParts): Summary {
  const finishedAt = parts.finishedAt.toISOString();
  const judgement = judgeRun(evidence, { dryRun: parts.dryRun, publication: parts.remaining });
  const figures = deriveFigures(evidence, judgement, finishedAt);
  const milliseconds = Date.parse(finishedAt) - Date.parse(figures.started_at);
  return {
    ...figures,
    schemaVersion: 1,
    finished_at: finishedAt,
    time_taken_seconds: milliseconds / 1000,
    dry_run: parts.dryRun,
    recommendations: [...parts.recommendations],
    published: parts.published,
  };
}
