import type { Probe, Verification } from '@orchestrate/contracts/deployment';

/** Counts what the probes said. */
export function summarizeProbes(url: string, probes: readonly Probe[]): Verification {
  const count = (verdict: Probe['verdict']): number => probes.filter((probe) => probe.verdict === verdict).length;
  return {
    schemaVersion: 1,
    url,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    probes: [...probes],
  };
}
