import type { Ancestor } from '@orchestrate/contracts/plan';

import { findIdParameter } from '../model/fit';
import { chooseStatus } from '../model/statuses';
import { isOnItemKind } from '../model/store-needs';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { findResource, nameSubject, renderNoSuch, renderThrow } from './handler-frame';
import { renderOwnedPath } from './owned-references';

/** Refuses what does not belong to what the path names before it. */
function renderAncestor({ parameter, of }: Ancestor, frame: HandlerFrame): string {
  const { operation } = frame;
  const child = findResource(frame, of.resource);
  if (child === undefined) throw new Error(`${operation.planned.id} looks for a ${of.resource}, which is no resource`);
  const access = toAccess(of.property);
  const found = `(await ${frame.useStore(child)}.find(path${toAccess(of.parameter)}))${access.startsWith('.') ? '?' : '?.'}${access}`;
  const status = chooseStatus(operation.responses, [404, 422, 400], 404);
  const subject = [nameSubject(child, operation), 'not found'] as const;
  const refusal = renderThrow(status, `There is no such ${child.words}.`, frame, subject);
  return `if (${found} !== path${toAccess(parameter)}) ${refusal}`;
}

/** What the key of a row is called that two parameters of the path select together. */
export const LOCATED = 'rowId';

/** Looks up the key of what the path selects below its parent, by what it is called there. */
function renderLocated(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const parent = operation.planned.parents.find(({ property }) => property === resource.key?.within);
  if (resource.key === undefined || parent === undefined || !isOnItemKind(operation.planned.kind)) return [];
  const selecting = [parent.parameter, findIdParameter(operation) ?? ''].map((name) => `path${toAccess(name)}`);
  return [
    `const ${LOCATED} = await ${frame.useStore(resource)}.locate(${selecting.join(', ')});`,
    `if (${LOCATED} === undefined) ${renderNoSuch(resource, frame)}`,
  ];
}

/** Reads the parameters of the path, of which each must belong to the one before, or to who calls. */
export function readPath(frame: HandlerFrame): string[] {
  const { ancestors = [] } = frame.operation.planned;
  return [
    "const path = c.req.valid('param');",
    ...renderOwnedPath(frame),
    ...ancestors.map((ancestor) => renderAncestor(ancestor, frame)),
    ...renderLocated(frame),
  ];
}
