import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { listStoreMethods, listTransitions } from './store-needs';

/** Whether some operation needs the store of a resource. */
export function hasStore(resource: ResourceModel, operations: readonly OperationModel[]): boolean {
  return listStoreMethods(resource, operations).size + listTransitions(resource).length > 0;
}

/** Leaves out what nothing needs: every operation on it became custom, and no other one refers to it or shows it. */
export function keepNeeded(
  resources: readonly ResourceModel[],
  operations: readonly OperationModel[],
): ResourceModel[] {
  const names = new Set(
    resources
      .filter(
        (resource) =>
          hasStore(resource, operations) ||
          resource.planned.account !== undefined ||
          resource.marks.length + resource.files.length + resource.memberships.length > 0 ||
          resource.operations.some(({ custom }) => custom === undefined),
      )
      .map(({ planned }) => planned.name),
  );
  const byName = new Map(resources.map((resource) => [resource.planned.name, resource]));
  // A set hands out what is added on the way, too.
  for (const name of names) {
    const { foreignKeys = [], planned } = byName.get(name) ?? {};
    const { children = [], embedded = [], memberships = [], lines } = planned ?? {};
    for (const { resource } of [...foreignKeys, ...children, ...embedded, ...memberships]) names.add(resource);
    if (lines?.of !== undefined) names.add(lines.of.resource);
    if (planned?.sharing !== undefined) names.add(planned.sharing.resource);
    if (lines?.cart !== undefined) names.add(lines.cart);
  }
  return resources.filter(({ planned }) => names.has(planned.name));
}
