import { listStoreMethods } from '../model/store-needs';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { findResource, renderNoSuch } from './handler-frame';

/** Says which parent of the path is missing, where errors name what they are about; asked only of what is refused anyway. */
export function renderMissingParents(frame: HandlerFrame): string[] {
  if (!frame.namesProblems) return [];
  return frame.operation.planned.parents.flatMap(({ parameter, resource: name }) => {
    const parent = findResource(frame, name);
    if (parent === undefined || !listStoreMethods(parent, frame.service.operations).has('find')) return [];
    const found = `await ${frame.useStore(parent)}.find(path${toAccess(parameter)})`;
    return [`if ((${found}) === undefined) ${renderNoSuch(parent, frame)}`];
  });
}

/** Whether an item is missing, or belongs to other parents than the path names. */
export function renderForeign(variable: string, { operation }: HandlerFrame): string {
  return operation.planned.parents
    .map(({ parameter, property }, index) => {
      const access = toAccess(property);
      // What has the first of them is there.
      const optional = access.startsWith('.') ? `?${access}` : `?.${access}`;
      return `${variable}${index === 0 ? optional : access} !== path${toAccess(parameter)}`;
    })
    .join(' || ');
}
