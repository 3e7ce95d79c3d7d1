import type { Sharing } from '@orchestrate/contracts/plan';

import { toPascal } from '../text/literals';

import { listWorking } from './derived';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** Who may see and change items of a resource that is shared, as a condition of the database. */
export interface AccessModel {
  /** `src/resources/projects/access.ts`, and the function there. */
  readonly file: string;
  readonly name: string;
  /** Whether some of those with whom it is shared may only see it. */
  readonly hasRoles: boolean;
}

/** What is at the end of the way from a part to its whole. */
function findShared(resource: ResourceModel, resources: readonly ResourceModel[]): Sharing | undefined {
  const { sharing, sharedWith } = resource.planned;
  const whole = resources.find(({ planned }) => planned.name === sharedWith?.resource);
  return sharing ?? (whole === undefined ? undefined : findShared(whole, resources));
}

/** Where it is told who may see and change items of a resource; `undefined` where they are shared with nobody. */
export function findAccess(resource: ResourceModel, resources: readonly ResourceModel[]): AccessModel | undefined {
  const sharing = findShared(resource, resources);
  if (sharing === undefined) return undefined;
  return {
    file: `${resource.folder}/access.ts`,
    name: `opens${toPascal(resource.planned.name)}`,
    hasRoles: sharing.role !== undefined,
  };
}

/** Whether some operation asks of one item who may see or change it. */
export function asksAccess({ planned }: ResourceModel, operations: readonly OperationModel[]): boolean {
  return operations.some(({ planned: { owner, owned = [], resource }, custom }) => {
    if (custom !== undefined) return false;
    const isOwn = resource === planned.name && owner?.may !== undefined;
    return isOwn || owned.some((one) => one.resource === planned.name && one.may !== undefined);
  });
}

/** Whether the condition is used: by what asks of one item, by a list, or by that of a part. */
export function needsAccess(
  resource: ResourceModel,
  operations: readonly OperationModel[],
  resources: readonly ResourceModel[],
): boolean {
  const isListed = listWorking(resource).some(({ planned }) => planned.scope?.isShared === true);
  const parts = resources.filter(({ planned }) => planned.sharedWith?.resource === resource.planned.name);
  return isListed || asksAccess(resource, operations) || parts.some((part) => needsAccess(part, operations, resources));
}
