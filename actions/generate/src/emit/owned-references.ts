import type { Owned } from '@orchestrate/contracts/plan';

import { normaliseSchema } from '../comparison/normalise';
import { findIdParameter, findKeyReader } from '../model/fit';
import type { ResourceModel } from '../model/resources';
import { readBodyShape } from '../model/resources';
import { findAccess } from '../model/sharing';
import { findResponse } from '../model/statuses';
import { PARAMETERS_FILE } from '../schema/render-parameter';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { findResource, nameSubject, renderThrow } from './handler-frame';

function isIn(place: Owned['in']): (owned: Owned) => boolean {
  return (owned) => owned.in === place;
}

function listOwned({ operation }: HandlerFrame, place: Owned['in']): Owned[] {
  return (operation.planned.owned ?? []).filter(isIn(place));
}

/** Code of the id that the path holds, as the store takes it. */
function readKey({ name, resource }: Owned, frame: HandlerFrame): string {
  const { service, operation, module } = frame;
  const access = `path${toAccess(name)}`;
  const isOwn = resource === frame.resource.planned.name && name === findIdParameter(operation);
  const reader = isOwn ? findKeyReader(service.document, operation, frame.resource) : undefined;
  if (reader === undefined) return access;
  return `${reader === 'toKey' ? module.use('toKey', PARAMETERS_FILE) : reader}(${access})`;
}

/** `, 'see'`: what is asked of an account, where some may do less than others. */
export function renderMay(may: 'see' | 'change', resource: ResourceModel, resources: readonly ResourceModel[]): string {
  return findAccess(resource, resources)?.hasRoles === true ? `, '${may}'` : '';
}

/** Refuses what is not there or not the caller's; both alike, unless others may learn that it is there. */
function renderOwned(owned: Owned, id: string, frame: HandlerFrame, variable: string): string[] {
  const { operation, useCaller } = frame;
  const target = findResource(frame, owned.resource);
  if (target === undefined)
    throw new Error(`${operation.planned.id} looks for a ${owned.resource}, which is no resource`);
  const subject = nameSubject(target, operation);
  const found = `await ${frame.useStore(target)}.find(${id})`;
  const access = toAccess(owned.property);
  const optional = access.startsWith('.') ? `?${access}` : `?.${access}`;
  const missing = `There is no such ${target.words}.`;
  const refuse = (status: number, message: string, word: string): string =>
    renderThrow(status, message, frame, [subject, word]);
  const isTold = owned.status === 403 && findResponse(operation.responses, 404) !== undefined;
  if (owned.may !== undefined) {
    const given = renderMay(owned.may, target, frame.service.resources);
    const denied = `if (!(await ${frame.useStore(target)}.admits(${id}, ${useCaller()}.id${given})))`;
    if (!isTold) return [`${denied} ${refuse(owned.status, missing, 'not found')}`];
    return [
      `if ((${found}) === undefined) ${refuse(404, missing, 'not found')}`,
      `${denied} ${refuse(403, `You may not ${owned.may} this ${target.words}.`, 'forbidden')}`,
    ];
  }
  if (!isTold)
    return [`if ((${found})${optional} !== ${useCaller()}.id) ${refuse(owned.status, missing, 'not found')}`];
  const foreign = `Only its owner may do this to the ${target.words}.`;
  return [
    `const ${variable} = ${found};`,
    `if (${variable} === undefined) ${refuse(404, missing, 'not found')}`,
    `if (${variable}${access} !== ${useCaller()}.id) ${refuse(403, foreign, 'forbidden')}`,
  ];
}

/** Refuses what the path names and what belongs to somebody else. */
export function renderOwnedPath(frame: HandlerFrame): string[] {
  return listOwned(frame, 'path').flatMap((owned, index) =>
    renderOwned(owned, readKey(owned, frame), frame, index === 0 ? 'above' : `above${index + 1}`),
  );
}

/** Whether the path of an operation is asked whose what a parameter selects is, so that it is known to be there. */
export function asksWhose({ operation }: Pick<HandlerFrame, 'operation'>, parameter: string): boolean {
  return operation.planned.owned?.some(({ in: place, name }) => place === 'path' && name === parameter) === true;
}

/** Refuses what `input` refers to and what belongs to somebody else, as it refuses what is not there. */
export function renderOwnedBody(frame: HandlerFrame): string[] {
  const { service, operation } = frame;
  const shape = readBodyShape(service.document, operation);
  return listOwned(frame, 'body').flatMap((owned) => {
    const property = shape?.properties.get(owned.name);
    if (property === undefined) return [];
    const access = `input${toAccess(owned.name)}`;
    const given = [
      ...(property.isRequired ? [] : [`${access} !== undefined`]),
      ...(normaliseSchema(service.document, property.schema).allowsNull ? [`${access} !== null`] : []),
    ];
    const lines = renderOwned(owned, access, frame, '');
    return given.length === 0 ? lines : [`if (${given.join(' && ')}) {`, ...lines, '}'];
  });
}
