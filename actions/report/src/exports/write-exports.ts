import type { Summary } from '@orchestrate/contracts/summary';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

import { renderJunit } from './junit';
import { measureRun } from './measurements';
import { renderMetrics, renderTraces } from './otlp';
import { renderPrometheus } from './prometheus';

/** Where a run has what other tools read, relative to the run directory. */
export const EXPORTS = {
  junit: 'exports/tests.junit.xml',
  sbom: 'exports/sbom.cdx.json',
  prometheus: 'exports/metrics.prom',
  traces: 'exports/traces.otlp.json',
  metrics: 'exports/metrics.otlp.json',
} as const;

function toJson(value: object): string {
  // Half of a pair of surrogates is no text in UTF-8: strict readers of JSON refuse it.
  const mend = (_key: string, item: unknown): unknown =>
    typeof item === 'string' ? Buffer.from(item).toString() : item;
  return `${JSON.stringify(value, mend)}\n`;
}

/** A run in the formats of other tools, by path; of what the run did not measure there is no file. */
export function renderExports(
  summary: Summary,
  evidence: RunEvidence,
  sbom: string | undefined,
): Readonly<Record<string, string>> {
  const measurements = measureRun(summary);
  const labels = { run: summary.run_id, service: summary.service?.name ?? '' };
  return {
    ...(evidence.tests === undefined ? {} : { [EXPORTS.junit]: renderJunit(evidence.tests.value) }),
    ...(sbom === undefined ? {} : { [EXPORTS.sbom]: sbom }),
    [EXPORTS.prometheus]: renderPrometheus(measurements, labels),
    [EXPORTS.traces]: toJson(renderTraces(summary, evidence)),
    [EXPORTS.metrics]: toJson(renderMetrics(summary, measurements)),
  };
}
