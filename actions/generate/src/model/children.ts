import type { Child } from '@orchestrate/contracts/plan';

import type { ResourceModel } from './resources';

/** A list that representations show of what belongs to an item. */
export interface ShownList extends Omit<Child, 'resource'> {
  /** What it holds. */
  readonly target: ResourceModel;
}

/** What is shown with the items of a resource. */
export function listShownLists({ planned }: ResourceModel, resources: readonly ResourceModel[]): ShownList[] {
  return (planned.children ?? []).flatMap(({ resource, ...child }) => {
    const target = resources.find((one) => one.planned.name === resource);
    return target === undefined ? [] : [{ ...child, target }];
  });
}

/** The properties by which items of a resource are looked for, to be shown with what they belong to. */
export function listKeysOf({ planned }: ResourceModel, resources: readonly ResourceModel[]): string[] {
  const children = resources.flatMap((one) => one.planned.children ?? []);
  return [...new Set(children.filter(({ resource }) => resource === planned.name).map(({ by }) => by))];
}
