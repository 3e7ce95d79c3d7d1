import type { Deployment, Verification } from '@orchestrate/contracts/deployment';
import type { Status } from '@orchestrate/contracts/status';

import type { DeploymentResult } from './deploy';

/** What a deployment amounts to. */
export interface DeploymentOutcome {
  readonly status: Status;
  readonly headline: string;
  readonly remaining: readonly string[];
}

/** What the result is judged against. */
export interface Expectations {
  /** Where the specification was found; `undefined`: there is none, and health alone was verified. */
  readonly specification: string | undefined;
  /** A generated service promises to end with exit code 0. */
  readonly endsGracefully: boolean;
  /** It had no Dockerfile, and was given one. */
  readonly hasMade?: boolean;
}

function describePlace({ target, port, kept }: Deployment, { hasMade }: Expectations): string {
  return `${target}${hasMade === true ? ' with a Dockerfile made for it' : ''} on port ${port ?? 'unknown'}${kept ? ', left running' : ''}`;
}

function describeVerification({ passed, probes }: Verification, { specification }: Expectations): string {
  if (specification === undefined)
    return `${passed} of ${probes.length} health endpoints verified, no specification to verify more`;
  return `${passed} of ${probes.length} safe operations verified`;
}

function listRemaining({ deployment, verification }: DeploymentResult, expected: Expectations): string[] {
  const skipped = (verification?.probes ?? []).filter(({ verdict }) => verdict === 'skipped');
  const lines = skipped.map(({ method, path, reason }) => `${method} ${path} was not probed: ${reason ?? 'skipped'}`);
  const { state, exitCode } = deployment;
  if (!expected.endsGracefully || state !== 'stopped' || exitCode === 0) return lines;
  const how = exitCode === null || exitCode === undefined ? 'by a signal' : `with exit code ${exitCode}`;
  return [...lines, `the service ended ${how} when it was asked to stop; it should end with 0`];
}

/** What may be the reason of a failure: a database whose tables nobody made. */
function listDatabase({ database }: Deployment): string[] {
  if (database === undefined || database.outcome === 'made') return [];
  const { command, outcome, reason = 'unknown' } = database;
  const why = outcome === 'left' ? `was not run: ${reason}; run it on that database yourself` : `failed: ${reason}`;
  return [`its database may lack what the service needs: ${command} ${why}`];
}

/** Judges a deployment that came to its end. */
export function judgeDeployment(result: DeploymentResult, expected: Expectations): DeploymentOutcome {
  const { deployment, verification, readiness } = result;
  const place = describePlace(deployment, expected);
  if (deployment.state === 'failed' || verification === undefined || readiness === undefined) {
    const first = (deployment.failure ?? 'unknown').split('\n')[0]?.replace(/:$/, '');
    return {
      status: 'failed',
      headline: `${place} failed: ${first ?? 'unknown'}`,
      remaining: listDatabase(deployment),
    };
  }
  const remaining = listRemaining(result, expected);
  const deaths = readiness.deaths === 0 ? '' : ` (died ${readiness.deaths} times first)`;
  const ready = `ready after ${readiness.readySeconds.toFixed(1)} s${deaths}`;
  return {
    status: remaining.length === 0 ? 'done' : 'partial',
    headline: `${place}, ${ready}, ${describeVerification(verification, expected)}`,
    remaining,
  };
}
