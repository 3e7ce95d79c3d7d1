import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** The kinds of operations whose bodies are stored. */
export const WRITING: readonly string[] = [
  'create',
  'put',
  'create-many',
  'register',
  'replace',
  'patch',
  'patch-many',
  'patch-self',
];

/** Whether an operation may store items of another resource beside its own. */
export function storesEmbedded({ planned }: OperationModel, resources: readonly ResourceModel[]): boolean {
  const resource = resources.find((one) => one.planned.name === planned.resource);
  return WRITING.includes(planned.kind) && (resource?.planned.embedded ?? []).length > 0;
}

/** Whether an operation may store which items of another resource its own hold. */
export function storesMembers({ planned }: OperationModel, resources: readonly ResourceModel[]): boolean {
  const resource = resources.find((one) => one.planned.name === planned.resource);
  return (
    WRITING.includes(planned.kind) && resource?.planned.memberships?.some((one) => one.carried !== undefined) === true
  );
}

/** The properties by which other resources' requests tell items of this one; none where they carry none. */
export function listTelling({ planned }: ResourceModel, resources: readonly ResourceModel[]): readonly string[] {
  const embedded = resources.flatMap((one) => one.planned.embedded ?? []);
  return embedded.find(({ resource }) => resource === planned.name)?.by ?? [];
}
