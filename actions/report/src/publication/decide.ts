import path from 'node:path';

import type { Verdict } from '@orchestrate/contracts/status';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { findInjectedFault } from '@orchestrate/kit/run-evidence/evidence';

/** What stands where the service would go. */
export type Occupant =
  | { readonly kind: 'nothing' }
  /** A service of this family, by its name. */
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'other' };

export interface PublicationRequest {
  readonly evidence: RunEvidence;
  readonly verdict: Verdict;
  readonly dryRun: boolean;
  /** The fault that was asked for, whether or not it was planted. */
  readonly inject: string;
}

/** Why the service stays in the run directory, or `undefined` when it may leave it. */
export function findObstacle({ evidence, verdict, dryRun, inject }: PublicationRequest): string | undefined {
  const fault = findInjectedFault(evidence) ?? (inject === '' ? undefined : inject);
  if (dryRun) return 'this was a dry run';
  if (fault !== undefined)
    return `the fault ${fault} was asked for, and nothing that was broken on purpose is published`;
  const isThere = evidence.plan?.value.service.existing !== undefined;
  if (!isThere && evidence.generated === undefined) return 'this run generated no service';
  if (verdict === 'failed') return 'the run failed';
  // A run that was cut off between two phases is not failed, and nobody has judged its tree.
  if ((evidence.healing?.value.after ?? []).length === 0) return 'no quality gate has run on it';
  return undefined;
}

export interface TargetRequest {
  /** The input, as given. */
  readonly out: string;
  readonly service: string;
  /** Absolute; what the input is relative to. */
  readonly base: string;
  /** Absolute; holds `artifacts/`. */
  readonly home: string;
  /** What stands in `<base>/service`. */
  readonly occupant: Occupant;
}

/**
 * Where the service goes: where the user says, else `service/` unless something else stands there, else beside the
 * runs.
 */
export function chooseTarget({ out, service, base, home, occupant }: TargetRequest): string {
  if (out !== '') return path.resolve(base, out);
  const isFree = occupant.kind === 'nothing' || (occupant.kind === 'service' && occupant.name === service);
  return isFree ? path.join(base, 'service') : path.join(home, 'artifacts', 'services', service);
}

function isInside(directory: string, parent: string): boolean {
  const relative = path.relative(parent, directory);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** Why a directory can never take the service, or `undefined` when it can. */
export function refuseTarget(target: string, runDirectory: string): string | undefined {
  if (isInside(target, runDirectory)) return `${target} lies inside the run directory`;
  return target.split(path.sep).includes('.git') ? `${target} lies inside a git directory` : undefined;
}
