import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

const KINDS: readonly OperationModel['planned']['kind'][] = ['send-code', 'use-code', 'send-test'];

function listWorking({ operations }: ResourceModel): OperationModel[] {
  return operations.filter(({ custom }) => custom === undefined);
}

/** Whether some working operation writes messages, or takes the codes that are in them. */
export function writesMessages(account: ResourceModel): boolean {
  return listWorking(account).some(({ planned }) => KINDS.includes(planned.kind));
}

/** Whether new accounts are written a code to confirm their address by. */
export function confirmsAddresses(account: ResourceModel): boolean {
  return listWorking(account).some(
    ({ planned }) => planned.kind === 'use-code' && planned.message?.purpose === 'email',
  );
}
