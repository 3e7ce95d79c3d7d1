import type { Membership, Resource } from '@orchestrate/contracts/plan';

import { toCamel, toKebab, toPascal } from '../text/literals';

import { listWorking } from './derived';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** Items of another resource that items hold, and where it is kept which. */
export interface MembershipModel {
  readonly planned: Membership;
  /** `src/resources/teams/held-players.ts`. */
  readonly file: string;
  /** Name of the table's constant, and of its store among the stores. */
  readonly constant: string;
  readonly storeKey: string;
  readonly sqlName: string;
}

export function createMemberships(
  { memberships = [], name, plural }: Resource,
  nameTable: (name: string) => string,
): MembershipModel[] {
  return memberships.map((planned) => {
    const constant = toCamel(`${name}Held${toPascal(planned.name)}`);
    return {
      planned,
      file: `src/resources/${toKebab(plural)}/held-${toKebab(planned.name)}.ts`,
      constant,
      storeKey: `${constant}Store`,
      sqlName: nameTable(constant),
    };
  });
}

/** That items of a resource are held by items of another one. */
export interface HeldBy {
  readonly membership: MembershipModel;
  readonly holder: ResourceModel;
}

/** All that holds items of a resource, and is asked for what it holds. */
export function listHolders(of: ResourceModel, resources: readonly ResourceModel[]): HeldBy[] {
  const asked = listWorking(of).flatMap(({ planned: { kind, member } }) => (kind === 'list' && member ? [member] : []));
  return resources.flatMap((holder) =>
    holder.memberships
      .filter(({ planned }) =>
        asked.some(({ name, resource }) => name === planned.name && resource === holder.planned.name),
      )
      .map((membership) => ({ membership, holder })),
  );
}

/** A membership that an operation changes, with the resource of what comes or leaves. */
export function findMembership(
  { planned }: OperationModel,
  resources: readonly ResourceModel[],
): { readonly membership: MembershipModel; readonly member: ResourceModel } | undefined {
  const holder = resources.find((one) => one.planned.name === planned.resource);
  const membership = holder?.memberships.find((one) => one.planned.name === planned.member?.name);
  const member = resources.find((one) => one.planned.name === membership?.planned.resource);
  return membership === undefined || member === undefined ? undefined : { membership, member };
}
