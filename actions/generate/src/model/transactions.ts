import { storesEmbedded, storesMembers } from './embedded';
import { carriesFiles } from './files';
import { isOfIds } from './many';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** Whether an operation tells repeated requests from new ones, and works. */
export function keepsAnswers({ planned, custom }: OperationModel): boolean {
  return custom === undefined && planned.idempotency !== undefined;
}

/** Whether what an operation asks the stores for is all done, or nothing of it. */
export function isAtomic(operation: OperationModel, resources: readonly ResourceModel[]): boolean {
  const { planned, custom } = operation;
  if (custom !== undefined) return false;
  if (operation.mayBreakVariant === true) return true;
  const isMany =
    planned.kind === 'create-many' ||
    planned.kind === 'checkout' ||
    isOfIds(planned.kind) ||
    storesEmbedded(operation, resources) ||
    storesMembers(operation, resources) ||
    planned.member?.isList === true;
  return isMany || carriesFiles(operation) || planned.conditions?.match !== undefined || keepsAnswers(operation);
}
