import { findIdParameter, findKeyReader } from '../model/fit';
import type { ResourceModel } from '../model/resources';
import { readBodyShape } from '../model/resources';
import { chooseStatus } from '../model/statuses';
import { listGiven, listGivenMembers } from '../model/store-needs';
import { PARAMETERS_FILE } from '../schema/render-parameter';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';

import {
  renderDeleteSelfHandler,
  renderLoginHandler,
  renderPatchSelfHandler,
  renderReadSelfHandler,
  renderRegisterHandler,
} from './account-handlers';
import { renderItemAnswer } from './answer';
import { renderBroken } from './broken-variants';
import {
  renderAddToCartHandler,
  renderChangeInCartHandler,
  renderEmptyCartHandler,
  renderReadCartHandler,
  renderRemoveFromCartHandler,
} from './cart-handlers';
import { renderDeleteManyHandler, renderPatchManyHandler, renderTransitionManyHandler } from './change-many-handlers';
import { renderCheckoutHandler } from './checkout-handler';
import { renderClearHandler } from './clear-handler';
import { renderMatch } from './conditions';
import {
  renderBegun,
  renderCarried,
  renderChangedFiles,
  renderDownloadHandler,
  renderRemoveFileHandler,
  renderUploadHandler,
} from './file-handlers';
import type { HandlerFrame } from './handler-frame';
import { findResource, renderThrow, renderViewer } from './handler-frame';
import { renderHiddenId, renderHiddenSelection, selectsByHidden } from './hidden-selection';
import { renderListHandler } from './list-handler';
import { renderCreateManyHandler } from './many-handlers';
import { renderCountsHandler, renderMarkHandler, renderValuesHandler } from './mark-handlers';
import { renderMembershipHandler } from './memberships';
import { renderSendCodeHandler, renderSendTestHandler, renderUseCodeHandler } from './message-handlers';
import { renderOwnedBody } from './owned-references';
import { refuseFound, renderOwnerCheck } from './owner-check';
import { LOCATED, readPath } from './path';
import { renderOpenLoginHandler, renderQueryChanges } from './query-handlers';
import { renderRestoreHandler } from './restore-handler';
import { renderChangePasswordHandler, renderEndTokenHandler, renderRenewTokenHandler } from './session-handlers';
import { renderStatisticsHandler } from './statistics-handler';
import { renderTransitionHandler } from './transition-handler';
import { makesMissing, renderUpsertHandler } from './upsert-handler';
import { guard, renderBody, renderInput, renderMissing, renderReference, renderUnique } from './writing';

/** The key of the row that the path, or the body, selects. */
function renderId({ service, operation, resource, module }: HandlerFrame): string {
  const { idProperty } = operation.planned;
  if (resource.key !== undefined) return LOCATED;
  if (selectsByHidden({ service, operation })) return renderHiddenId({ operation });
  if (idProperty !== undefined) return `body${toAccess(idProperty)}`;
  const access = `path${toAccess(findIdParameter(operation) ?? '')}`;
  const reader = findKeyReader(service.document, operation, resource);
  if (reader === undefined) return access;
  return `${reader === 'toKey' ? module.use('toKey', PARAMETERS_FILE) : reader}(${access})`;
}

function renderItemHandler(
  call: (id: string, store: string) => string,
  frame: HandlerFrame,
  before: readonly string[] = [],
): string[] {
  const { operation, resource } = frame;
  const { variable } = resource;
  const id = renderId(frame);
  const isShown = operation.planned.success?.shape !== 'empty';
  const result = isShown ? variable : 'row';
  const missing = operation.planned.kind === 'read' ? refuseFound(result, frame) : [renderMissing(result, frame)];
  const owned = renderOwnerCheck(id, frame);
  return [
    ...owned,
    ...before,
    ...renderMatch(id, frame),
    ...renderChangedFiles(id, owned, frame),
    `const ${result} = await ${call(id, frame.useStore(resource))};`,
    ...missing,
    ...renderBroken(result, frame),
    renderItemAnswer(result, frame),
  ];
}

function renderCreateHandler(frame: HandlerFrame, method: 'insert' | 'put' = 'insert'): string[] {
  const { service, operation, resource } = frame;
  const { success, conditions } = operation.planned;
  const isNamed = success?.idProperty !== undefined || operation.planned.location !== undefined;
  const isTold = success?.shape !== 'empty' && success?.confirmation === undefined && success?.said === undefined;
  const isShown = isTold || isNamed || conditions?.showsTag === true;
  const { lines, input, owned } = renderInput('create', frame);
  const members = listGivenMembers(service.document, resource, 'create');
  const given = listGiven(service.document, resource, 'create').length + members.length === 0 ? '' : input;
  const viewer = isShown ? renderViewer(frame).slice(2) : '';
  const begun = operation.planned.upload === undefined ? undefined : renderBegun(given, frame);
  const insert = (): string =>
    `${isShown ? `const ${resource.variable} = ` : ''}await ${frame.useStore(resource)}.${method}(${[given, viewer].filter(Boolean).join(', ')});`;
  const stores = [begun ?? insert(), renderItemAnswer(resource.variable, frame)];
  const reads = [...(operation.planned.parents.length > 0 ? readPath(frame) : []), ...renderCarried(frame)];
  const answers = [...renderUnique('create', frame), ...renderReference('create', frame)];
  return [...reads, ...(given === '' ? [] : [...lines, ...owned]), ...guard(stores, answers, frame)];
}

function renderChangeHandler(kind: 'replace' | 'patch', frame: HandlerFrame): string[] {
  const { idProperty } = frame.operation.planned;
  const { lines, input, owned } = renderInput(kind, frame, idProperty === undefined ? undefined : 'body');
  const body = renderItemHandler(
    (id, store) => `${store}.${kind === 'replace' ? kind : 'update'}(${id}, ${input}${renderShownViewer(frame)})`,
    frame,
    owned,
  );
  const answers = [...renderUnique(kind, frame), ...renderReference(kind, frame)];
  return [...renderSelection(frame), ...renderCarried(frame), ...lines, ...guard(body, answers, frame)];
}

/** Where the id and what it is of are read from. Nothing has no id. */
function renderSelection(frame: HandlerFrame): string[] {
  const { operation, resource, service } = frame;
  const { idProperty } = operation.planned;
  const path = operation.parameters.some(({ value }) => value.in === 'path') ? readPath(frame) : [];
  if (idProperty === undefined) return path;
  const isRequired = readBodyShape(service.document, operation)?.properties.get(idProperty)?.isRequired === true;
  const status = chooseStatus(operation.responses, [404, 422, 400], 404);
  const refusal = renderThrow(status, `The body names no ${idProperty} of a ${resource.words}.`, frame);
  if (selectsByHidden(frame))
    return [...path, ...renderHiddenSelection(refusal, frame), `const body = ${renderBody(frame)};`];
  const missing = isRequired ? [] : [`if (body${toAccess(idProperty)} === undefined) ${refusal}`];
  return [...path, `const body = ${renderBody(frame)};`, ...missing];
}

/** What is not shown is read for nobody. */
function renderShownViewer(frame: HandlerFrame): string {
  return frame.operation.planned.success?.shape === 'empty' ? '' : renderViewer(frame);
}

/** Sets what an item refers to, or leaves it empty. */
function renderReferenceHandler(frame: HandlerFrame): string[] {
  const { property = '', carried } = frame.operation.planned.reference ?? {};
  const owned = renderOwnedBody(frame);
  const given = owned.length === 0 ? renderBody(frame) : 'input';
  const value = carried === undefined ? 'null' : `${given}${toAccess(carried)}`;
  const changes = `{ ${toPropertyKey(property)}: ${value} }`;
  const body = renderItemHandler(
    (id, store) => `${store}.update(${id}, ${changes}${renderShownViewer(frame)})`,
    frame,
    owned,
  );
  const answers =
    carried === undefined ? [] : [...renderUnique('patch', frame), ...renderReference('patch', frame, property)];
  const lines = owned.length === 0 ? [] : [`const input = ${renderBody(frame)};`];
  return [...readPath(frame), ...lines, ...guard(body, answers, frame)];
}

function renderDeleteHandler(frame: HandlerFrame): string[] {
  const body = renderItemHandler((id, store) => `${store}.remove(${id}${renderShownViewer(frame)})`, frame);
  const conflict = frame.operation.planned.conflicts.find(({ cause }) => cause === 'referenced');
  const message = `Something still refers to this ${frame.resource.words}.`;
  const answers = conflict === undefined ? [] : [`reference: [${conflict.status}, ${toLiteral(message)}],`];
  return [...readPath(frame), ...guard(body, answers, frame)];
}

function renderReadHandler(frame: HandlerFrame): string[] {
  return [...readPath(frame), ...renderItemHandler((id, store) => `${store}.find(${id}${renderViewer(frame)})`, frame)];
}

/** What is done with a file, once it is known that the item belongs to what the path and the caller say. */
function renderFileHandler(
  render: (id: string, before: readonly string[], frame: HandlerFrame) => string[],
): (frame: HandlerFrame) => string[] {
  return (frame) => {
    const id = renderId(frame);
    return render(id, renderOwnerCheck(id, frame), frame);
  };
}

const HANDLERS: Readonly<Record<string, (frame: HandlerFrame) => string[]>> = {
  list: renderListHandler,
  create: (frame) => renderCreateHandler(frame),
  put: (frame) => renderCreateHandler(frame, 'put'),
  'create-many': renderCreateManyHandler,
  'delete-many': renderDeleteManyHandler,
  'transition-many': renderTransitionManyHandler,
  'patch-many': renderPatchManyHandler,
  'clear-collection': renderClearHandler,
  read: renderReadHandler,
  replace: (frame) => (makesMissing(frame) ? renderUpsertHandler(frame) : renderChangeHandler('replace', frame)),
  patch: (frame) => renderChangeHandler('patch', frame),
  'query-patch': (frame) => [...renderQueryChanges(frame), ...renderChangeHandler('patch', frame)],
  delete: renderDeleteHandler,
  transition: (frame) => renderTransitionHandler(renderId(frame), renderShownViewer(frame), frame),
  refer: renderReferenceHandler,
  unrefer: renderReferenceHandler,
  restore: (frame) => renderRestoreHandler(renderId(frame), renderShownViewer(frame), frame),
  register: renderRegisterHandler,
  login: renderLoginHandler,
  'open-login': renderOpenLoginHandler,
  logout: (frame) => [renderItemAnswer('', frame)],
  'end-token': renderEndTokenHandler,
  'renew-token': renderRenewTokenHandler,
  'change-password': renderChangePasswordHandler,
  'send-code': renderSendCodeHandler,
  'use-code': renderUseCodeHandler,
  'send-test': renderSendTestHandler,
  'read-self': renderReadSelfHandler,
  'patch-self': renderPatchSelfHandler,
  'delete-self': renderDeleteSelfHandler,
  mark: renderMarkHandler,
  unmark: renderMarkHandler,
  join: renderMembershipHandler,
  leave: renderMembershipHandler,
  values: renderValuesHandler,
  counts: renderCountsHandler,
  statistics: renderStatisticsHandler,
  checkout: renderCheckoutHandler,
  'read-cart': renderReadCartHandler,
  'add-to-cart': renderAddToCartHandler,
  'change-in-cart': renderChangeInCartHandler,
  'remove-from-cart': renderRemoveFromCartHandler,
  'empty-cart': renderEmptyCartHandler,
  upload: renderFileHandler(renderUploadHandler),
  download: renderFileHandler(renderDownloadHandler),
  'remove-file': renderFileHandler(renderRemoveFileHandler),
};

/** The statements of an operation's handler. */
export function renderHandler(frame: HandlerFrame): string[] {
  const handler = HANDLERS[frame.operation.planned.kind];
  if (handler === undefined) throw new Error(`${frame.operation.planned.id} has no handler`);
  return handler(frame);
}

/** The resource of an operation that works. */
export function requireResource(frame: Omit<HandlerFrame, 'resource'>): ResourceModel {
  const { planned } = frame.operation;
  const resource = findResource(frame, planned.resource);
  if (resource === undefined) throw new Error(`${planned.id} belongs to no resource`);
  return resource;
}
