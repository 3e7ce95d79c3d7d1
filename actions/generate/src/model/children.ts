import type { Child } from '@orchestrate/contracts/plan';

import type { MembershipModel } from './memberships';
import type { ResourceModel } from './resources';

/** A list that representations show of what belongs to an item. */
export interface ShownList extends Omit<Child, 'resource'> {
  /** What it holds. */
  readonly target: ResourceModel;
  /** What says which they are, where they do not say it themselves. */
  readonly membership?: MembershipModel;
}

function listShownMembers({ memberships }: ResourceModel, resources: readonly ResourceModel[]): ShownList[] {
  return memberships.flatMap((membership) => {
    const { shown, resource } = membership.planned;
    const target = resources.find((one) => one.planned.name === resource);
    if (shown === undefined || target === undefined) return [];
    return [{ ...shown, by: target.id.property, target, membership }];
  });
}

/** What is shown with the items of a resource. */
export function listShownLists(of: ResourceModel, resources: readonly ResourceModel[]): ShownList[] {
  const children = (of.planned.children ?? []).flatMap(({ resource, ...child }) => {
    const target = resources.find((one) => one.planned.name === resource);
    return target === undefined ? [] : [{ ...child, target }];
  });
  return [...children, ...listShownMembers(of, resources)];
}

/** A list that representations show of the ids of what an item holds. */
export interface ShownIds {
  readonly property: string;
  readonly target: ResourceModel;
  readonly membership: MembershipModel;
}

/** The lists of ids that are shown with the items of a resource. */
export function listShownIds({ memberships }: ResourceModel, resources: readonly ResourceModel[]): ShownIds[] {
  return memberships.flatMap((membership) => {
    const { ids, resource } = membership.planned;
    const target = resources.find((one) => one.planned.name === resource);
    return ids === undefined || target === undefined ? [] : [{ property: ids, target, membership }];
  });
}

/** The properties by which items of a resource are looked for, to be shown with what they belong to. */
export function listKeysOf({ planned, id }: ResourceModel, resources: readonly ResourceModel[]): string[] {
  const children = resources.flatMap((one) => one.planned.children ?? []);
  const isShown = resources.some(({ memberships }) =>
    memberships.some((one) => one.planned.resource === planned.name && one.planned.shown !== undefined),
  );
  const keys = children.filter(({ resource }) => resource === planned.name).map(({ by }) => by);
  return [...new Set([...keys, ...(isShown ? [id.property] : [])])];
}
