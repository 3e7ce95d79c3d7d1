import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { checksOwner } from '../model/store-needs';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { nameSubject, renderNoSuch, renderThrow } from './handler-frame';
import { renderForeign, renderMissingParents } from './missing-parents';
import { renderMay } from './owned-references';
import { renderMissing } from './writing';

/** Refuses an item that does not belong to what the path names above it. */
export function renderOwnerCheck(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  if (!checksOwner(operation, resource) || operation.planned.kind === 'read') return [];
  const { parents, owner } = operation.planned;
  // What belongs to the parents of the path is there.
  const isBelow = parents.length > 0 && resource.key === undefined;
  const missing = isBelow ? refuseForeign('owned', frame) : [renderMissing('owned', frame)];
  const lines = [`const owned = await ${frame.useStore(resource)}.find(${id});`, ...missing];
  return owner === undefined ? lines : [...lines, renderOwnerOnly('owned', owner, frame)];
}

/** Keeps an item from all accounts but its owner's. */
function renderOwnerOnly(
  row: string,
  { property, status, may }: NonNullable<PlannedOperation['owner']>,
  { resource, useCaller, ...frame }: HandlerFrame,
): string {
  if (may !== undefined) return renderAdmitted(row, status, may, { resource, useCaller, ...frame });
  const subject = nameSubject(resource, frame.operation);
  const message = `Only its owner may do this to the ${resource.words}.`;
  const refusal =
    status === 404 ? renderNoSuch(resource, frame) : renderThrow(status, message, frame, [subject, 'forbidden']);
  return `if (${row}${toAccess(property)} !== ${useCaller()}.id) ${refusal}`;
}

/** Keeps an item from all accounts but those that may see it, or change it: the database knows which. */
function renderAdmitted(row: string, status: number, may: 'see' | 'change', frame: HandlerFrame): string {
  const { resource, operation, useCaller, service } = frame;
  const given = renderMay(may, resource, service.resources);
  const asked = `await ${frame.useStore(resource)}.admits(${row}${toAccess(resource.id.property)}, ${useCaller()}.id${given})`;
  const message = `You may not ${may} this ${resource.words}.`;
  const subject = [nameSubject(resource, operation), 'forbidden'] as const;
  const refusal = status === 404 ? renderNoSuch(resource, frame) : renderThrow(status, message, frame, subject);
  return `if (!(${asked})) ${refusal}`;
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
  const isBelow = parents.length > 0 && frame.resource.key === undefined;
  const missing = isBelow ? refuseForeign(variable, frame) : [renderMissing(variable, frame)];
  return owner === undefined ? missing : [...missing, renderOwnerOnly(variable, owner, frame)];
}
