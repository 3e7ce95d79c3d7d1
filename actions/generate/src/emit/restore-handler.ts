import { findResponse } from '../model/statuses';

import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderNoSuch, renderThrow } from './handler-frame';
import { refuseFound } from './owner-check';
import { readPath } from './path';

/**
 * Brings back what was deleted, for its owner alone where it has one. What is there stays as it is, or is refused where
 * the operation says so.
 * @param id - code of the key of the row
 * @param viewer - code of who is shown the item, as an argument that follows
 */
export function renderRestoreHandler(id: string, viewer: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { variable, words } = resource;
  const store = frame.useStore(resource);
  const isStrict = findResponse(operation.responses, 409) !== undefined && !operation.responses.has('default');
  const owner = operation.planned.owner === undefined ? '' : `, ${frame.useCaller()}.id`;
  const restored = `await ${store}.restore(${id}${owner}${viewer})`;
  const found = `await ${store}.find(${id}${viewer})`;
  const missing =
    owner === ''
      ? [`if ((${found}) === undefined) ${renderNoSuch(resource, frame)}`]
      : [`const present = ${found};`, ...refuseFound('present', frame)];
  const refused = [
    `const ${variable} = ${restored};`,
    `if (${variable} === undefined) {`,
    ...missing,
    renderThrow(409, `This ${words} is not deleted.`, frame),
    '}',
  ];
  const kept = [`const ${variable} = (${restored}) ?? (${found});`, ...refuseFound(variable, frame)];
  return [...readPath(frame), ...(isStrict ? refused : kept), renderItemAnswer(variable, frame)];
}
