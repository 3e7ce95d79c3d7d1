import type { Plan, PlannedOperation, Resource } from '@orchestrate/contracts/plan';

/** Why items of a resource cannot be stored; `undefined` where they can. */
function findReason(resource: Resource, operations: readonly PlannedOperation[]): string | undefined {
  return operations.some((one) => one.resource === resource.name && one.idempotency?.isRequired === true)
    ? 'who creates its items must give a key, another one each time'
    : undefined;
}

/** Why one operation is not tried, while others of its resource are. */
function findOwnReason({ kind, idProperty, conditions }: PlannedOperation): string | undefined {
  if (kind === 'create-many' || kind === 'delete-many') return 'it is about many items at once';
  if (kind === 'counts') return 'it counts what others may have stored';
  if (kind === 'restore') return 'it is about what was deleted';
  if (kind === 'upload' || kind === 'download' || kind === 'remove-file') return 'it is about a file beside an item';
  if (idProperty !== undefined) return 'its body selects the item';
  return conditions?.match === undefined ? undefined : 'who calls it must name the tag of the item';
}

/** A plan without what the tests of resources do not know. */
export interface SetAside {
  readonly plan: Plan;
  /** By operation id: why only callers without credentials try it. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Takes out of a plan the resources around which only strangers are tested, and says why. */
export function setAside(plan: Plan): SetAside {
  const reasons = new Map<string, string>();
  const gone = new Map<string, string>();
  for (const resource of plan.resources) {
    const reason = findReason(resource, plan.operations);
    if (reason !== undefined) gone.set(resource.name, reason);
  }
  const operations = plan.operations.map((operation): PlannedOperation => {
    const { resource, ...rest } = operation;
    const reason = gone.get(resource ?? '') ?? findOwnReason(operation);
    if (reason === undefined) return operation;
    reasons.set(operation.id, reason);
    return { ...rest, kind: 'custom', reason, filters: [], conflicts: [], parents: [] };
  });
  if (reasons.size === 0) return { plan, reasons };
  return { plan: { ...plan, operations, resources: plan.resources.filter(({ name }) => !gone.has(name)) }, reasons };
}
