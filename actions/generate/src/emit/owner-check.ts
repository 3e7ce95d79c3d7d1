import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { checksOwner } from '../model/store-needs';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { nameSubject, renderNoSuch, renderThrow } from './handler-frame';
import { renderForeign, renderMissingParents } from './missing-parents';
import { renderMissing } from './writing';

/** Refuses an item that does not belong to what the path names above it. */
export function renderOwnerCheck(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  if (!checksOwner(operation) || operation.planned.kind === 'read') return [];
  const { parents, owner } = operation.planned;
  // What belongs to the parents of the path is there.
  const missing = parents.length > 0 ? refuseForeign('owned', frame) : [renderMissing('owned', frame)];
  const lines = [`const owned = await ${frame.useStore(resource)}.find(${id});`, ...missing];
  return owner === undefined ? lines : [...lines, renderOwnerOnly('owned', owner, frame)];
}

/** Keeps an item from all accounts but its owner's. */
function renderOwnerOnly(
  row: string,
  { property, status }: NonNullable<PlannedOperation['owner']>,
  { resource, useCaller, ...frame }: HandlerFrame,
): string {
  const subject = nameSubject(resource, frame.operation);
  const message = `Only its owner may do this to the ${resource.words}.`;
  const refusal =
    status === 404 ? renderNoSuch(resource, frame) : renderThrow(status, message, frame, [subject, 'forbidden']);
  return `if (${row}${toAccess(property)} !== ${useCaller()}.id) ${refusal}`;
}

/** Refuses what is missing below the parents that the path names. */
function refuseForeign(variable: string, frame: HandlerFrame): string[] {
  const condition = `if (${renderForeign(variable, frame)})`;
  const refusal = renderNoSuch(frame.resource, frame);
  const parents = renderMissingParents(frame);
  return parents.length === 0 ? [`${condition} ${refusal}`] : [`${condition} {`, ...parents, refusal, '}'];
}

/** Refuses what is read where there is none, or where it belongs to something or somebody else. */
export function refuseFound(variable: string, frame: HandlerFrame): string[] {
  const { parents, owner } = frame.operation.planned;
  const missing = parents.length > 0 ? refuseForeign(variable, frame) : [renderMissing(variable, frame)];
  return owner === undefined ? missing : [...missing, renderOwnerOnly(variable, owner, frame)];
}
