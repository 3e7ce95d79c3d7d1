import type { Configuration } from '@orchestrate/contracts/configuration';
import type { ExistingService, Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

import { createPlan, NOT_DERIVED } from '../create-plan';
import type { Specification } from '../specification/read-specification';
import { createExistingTasks } from '../tasks/create-tasks';

import type { Manifest } from './manifest';

/** A service that was there before, and what is known of it without running it. */
export interface FoundService {
  readonly existing: ExistingService;
  readonly manifest: Manifest;
  readonly specification: Specification;
  /** What of its routes, or of its own specification, could not be read, and what it lacks; one line each. */
  readonly underived: readonly string[];
}

// Nothing becomes of it, so there is no reason why nothing would.
function describeOperation({ reason: _reason, evidence, ...operation }: PlannedOperation): PlannedOperation {
  return { ...operation, becomes: 'is there already', evidence: evidence.filter(({ rule }) => rule !== 'custom') };
}

/** The plan of a run on a service that was there before: nothing is generated, and the rest works on a copy of it. */
export function planExisting(found: FoundService, bundledSha256: string, configuration: Configuration): Plan {
  const { existing, manifest, specification, underived } = found;
  const plan = createPlan(specification, bundledSha256, configuration);
  return {
    ...plan,
    service: { ...plan.service, name: toDashedName(manifest.name ?? plan.service.title, 'service'), existing },
    operations: plan.operations.map(describeOperation),
    tasks: createExistingTasks(configuration),
    // What the rules cannot honour says nothing of a service that somebody wrote.
    warnings: [
      ...plan.warnings.filter(({ rule }) => rule === 'bundle'),
      ...underived.map((message) => ({ rule: NOT_DERIVED, message })),
    ],
  };
}
