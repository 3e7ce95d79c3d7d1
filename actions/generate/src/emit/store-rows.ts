import type { ColumnKind } from '../model/columns';
import { isDetailed } from '../model/derived';
import { toAccess, toPascal } from '../text/literals';

import { renderRead } from './store-children';
import { isViewed, renderSelect, useRowType } from './store-details';
import type { StoreFrame } from './store-frame';
import { joinConditions, renderPresence } from './store-presence';

const DRIZZLE = 'drizzle-orm';

/** A query, what goes wrong with it told in the service's own words. */
export function run({ module }: StoreFrame, query: string): string {
  return `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
}

/**
 * Selects the row of an id, unless it is marked as deleted, or only where it is.
 * @param further - a condition that must hold beside
 */
export function whereId(frame: StoreFrame, isThere = true, further?: string): string {
  const { resource, module } = frame;
  const isSelf = `${module.use('eq', DRIZZLE)}(${resource.table.constant}${toAccess(resource.id.property)}, id)`;
  return `.where(${joinConditions([isSelf, renderPresence(frame, isThere), further], module) ?? ''})`;
}

/** A query that changes rows gives them as they are stored; what other tables say is read after it. */
function renderResult(frame: StoreFrame, query: string): string[] {
  const { resource } = frame;
  const isChange = query.endsWith('.returning()');
  if (!isDetailed(resource) || !isChange) return [`const [row] = await ${renderRead(frame, query)};`, 'return row;'];
  const viewer = isViewed(frame) ? ', viewer' : '';
  return [
    `const [row] = await ${run(frame, query)};`,
    `return row && this.find(row${toAccess(resource.id.property)}${viewer});`,
  ];
}

/** Which numbers a key may be, by the kind of its column: one that the database cannot hold is nobody's. */
export const KEY_CHECKS: Readonly<Partial<Record<ColumnKind, string>>> = {
  bigint: 'isSafeInteger',
  numeric: 'isFinite',
};

/** A method that gives one row or none. */
export function renderOne(frame: StoreFrame, head: string, lines: readonly string[], query: string): string {
  const row = useRowType(frame);
  const check = KEY_CHECKS[frame.resource.id.kind];
  const isNobodys = check === undefined ? [] : [`if (!Number.${check}(id)) return undefined;`];
  const body = [...isNobodys, ...lines, ...renderResult(frame, query)].join('\n');
  return `async ${head}: Promise<${row} | undefined> {\n${body}\n}`;
}

/** Finds an account by what a login names. */
export function renderFindByLogin(frame: StoreFrame): string {
  const { resource, module } = frame;
  const { login = '' } = resource.planned.account ?? {};
  const condition = `${module.use('eq', DRIZZLE)}(${resource.table.constant}${toAccess(login)}, login)`;
  const select = renderSelect(frame).replace('viewer', 'undefined');
  const read = renderRead(frame, `${select}.where(${condition})`);
  return `async findBy${toPascal(login)}(login: string): Promise<${useRowType(frame)} | undefined> {\nconst [row] = await ${read};\nreturn row;\n}`;
}
