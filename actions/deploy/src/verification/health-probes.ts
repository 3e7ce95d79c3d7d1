import type { Probe, Verification } from '@orchestrate/contracts/deployment';
import { ask } from '@orchestrate/kit/probing/http';

import { summarizeProbes } from './summarize-probes';

const ENDPOINTS = ['/healthz', '/readyz'];

/** What there is to verify without a specification: the two endpoints, where the service has them. */
export async function verifyHealth(url: string, absent: readonly string[], signal: AbortSignal): Promise<Verification> {
  const probes: Probe[] = [];
  for (const path of ENDPOINTS) {
    const head = { operation: path.slice(1), method: 'GET', path, violations: [] };
    if (absent.includes(path)) {
      probes.push({ ...head, verdict: 'skipped', reason: 'the service has no such endpoint' });
      continue;
    }
    const { status, milliseconds } = await ask({ method: 'GET', url: url + path, timeout: 15_000, signal });
    const isGood = status >= 200 && status < 300;
    probes.push({
      ...head,
      verdict: isGood ? 'passed' : 'failed',
      ...(isGood ? {} : { reason: `answered ${status}` }),
      status,
      milliseconds,
    });
  }
  return summarizeProbes(url, probes);
}
