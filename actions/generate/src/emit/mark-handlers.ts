import { findIdParameter } from '../model/fit';
import { toAccess, toMember, toPascal } from '../text/literals';

import { renderAnswer, renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderGone, renderNoSuch, renderViewer } from './handler-frame';
import { readPath } from './path';
import { guard, renderMissing } from './writing';

/** Sets or takes away the caller's mark on an item, and answers the item as it is then. */
export function renderMarkHandler(frame: HandlerFrame): string[] {
  const { operation, resource, useNamed, useCaller } = frame;
  const { kind, mark: name, success } = operation.planned;
  const mark = resource.marks.find(({ planned }) => planned.name === name);
  if (mark === undefined) throw new Error(`${operation.planned.id} sets no mark`);
  const id = `path${toAccess(findIdParameter(operation) ?? '')}`;
  const isShown = success?.shape !== 'empty';
  const { variable } = resource;
  const find = `await ${frame.useStore(resource)}.find(${id}${isShown ? renderViewer(frame) : ''})`;
  const missing = isShown
    ? [`const ${variable} = ${find};`, renderMissing(variable, frame)]
    : [`if ((${find}) === undefined) ${renderNoSuch(resource, frame)}`];
  const change = `await ${useNamed(mark.storeKey)}.${kind === 'mark' ? 'add' : 'remove'}(${id}, ${useCaller()}.id);`;
  const answer = renderGone(frame);
  const changed = kind === 'mark' ? guard([change], [answer], frame) : [change];
  return [...readPath(frame), ...changed, ...missing, renderItemAnswer(variable, frame)];
}

/** Lists the texts that a property of stored items holds. */
export function renderValuesHandler(frame: HandlerFrame): string[] {
  const { property = '', success } = frame.operation.planned;
  const values = `await ${frame.useStore(frame.resource)}.list${toPascal(property)}()`;
  const list = success?.itemsProperty === undefined ? 'values' : `{ ${toMember(success.itemsProperty, 'values')} }`;
  return [`const values = ${values};`, renderAnswer(list, frame)];
}

/** Tells how many stored items have each value of a property. */
export function renderCountsHandler(frame: HandlerFrame): string[] {
  const { property = '' } = frame.operation.planned;
  const counts = `await ${frame.useStore(frame.resource)}.countBy${toPascal(property)}()`;
  return [`const counts = ${counts};`, renderAnswer('counts', frame)];
}
