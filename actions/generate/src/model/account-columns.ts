import type { Plan, Resource } from '@orchestrate/contracts/plan';

import type { Column } from './columns';
import { describeDeletion, findIdKind } from './columns';

/** Name of the column that a password's hash is kept in. */
export const PASSWORD_HASH = 'passwordHash';

const OWN = {
  schema: undefined,
  isPrimary: false,
  isRequired: false,
  fallback: undefined,
  isTouched: false,
} as const;

/** Columns that no representation shows: references that only paths and callers tell, deletion, and hashes of passwords. */
export function createOwnColumns(resource: Resource, plan: Plan, nameColumn: (property: string) => string): Column[] {
  const references = resource.relations
    .filter(({ isHidden = false, property }) => isHidden && property !== resource.id.property)
    .map(({ property, resource: target, required }): Column => {
      const referred = plan.resources.find(({ name }) => name === target);
      const kind = referred === undefined ? 'uuid' : findIdKind(referred);
      return { ...OWN, property, sqlName: nameColumn(property), kind, isNotNull: required, allowsNull: !required };
    });
  const { softDeletion } = resource;
  if (softDeletion?.isHidden === true) {
    const { property, as } = softDeletion;
    const sqlName = nameColumn(property);
    return [...references, { ...OWN, ...describeDeletion(as), property, sqlName, allowsNull: as === 'moment' }];
  }
  if (resource.account === undefined) return references;
  // Without one, nobody can log in: so it is with the account of the configured credential.
  const sqlName = nameColumn(PASSWORD_HASH);
  return [
    ...references,
    { ...OWN, property: PASSWORD_HASH, sqlName, kind: 'text', isNotNull: false, allowsNull: true },
  ];
}
