import { listGivenMembers } from '../model/store-needs';
import { toAccess, toPropertyKey } from '../text/literals';

import { MEMBERS_FILE } from './store-details';
import type { StoreFrame } from './store-frame';
import { idType } from './store-frame';
import type { Writing } from './writing';

/** The type of the ids that a store is given of what an item holds. */
export function renderMemberTypes(kind: Writing, { document, resource, resources }: StoreFrame): string {
  const members = listGivenMembers(document, resource, kind).flatMap(({ planned }) => {
    const target = resources.find((one) => one.planned.name === planned.resource);
    if (planned.carried === undefined || target === undefined) return [];
    return [`readonly ${toPropertyKey(planned.carried)}?: readonly ${idType(target)}[] | null | undefined`];
  });
  return members.length === 0 ? '' : ` & { ${members.join('; ')} }`;
}

function renderSet(kind: Writing, source: string, id: string, { document, resource, module }: StoreFrame) {
  return listGivenMembers(document, resource, kind).map(({ planned, constant, file }) => {
    const given = `${source}${toAccess(planned.carried ?? '')}`;
    const table = module.use(constant, file);
    const set = `await ${module.use('setMembers', MEMBERS_FILE)}(this.queries, ${table}, ${id}, ${given} ?? []);`;
    return { given, set };
  });
}

/** Keeps what a new item holds. */
export function renderNewMembers(frame: StoreFrame): string[] {
  return renderSet('create', 'input', `stored${toAccess(frame.resource.id.property)}`, frame).map(({ set }) => set);
}

/** Changes what an item holds, if the item is there; a change that says nothing of it leaves it. */
export function renderChangedMembers(kind: Writing, source: string, frame: StoreFrame): string[] {
  const changes = renderSet(kind, source, 'id', frame);
  const wanted =
    kind === 'patch'
      ? changes.map(({ given, set }) => `if (${given} !== undefined) ${set}`)
      : changes.map(({ set }) => set);
  return wanted.length === 0 ? [] : ['if ((await this.lock(id)) === undefined) return undefined;', ...wanted];
}
