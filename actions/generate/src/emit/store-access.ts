import { findAccount, findColumn } from '../model/derived';
import { findAccess } from '../model/sharing';
import { toAccess } from '../text/literals';

import { MAY_TYPE, renderOpens } from './access';
import type { StoreFrame } from './store-frame';
import { idType, VALUE_TYPES } from './store-frame';
import { KEY_CHECKS, run } from './store-rows';

const DRIZZLE = 'drizzle-orm';

/** Asks the database whether an account may see or change an item. */
export function renderAdmits(frame: StoreFrame): string {
  const { resource, resources, module } = frame;
  const access = findAccess(resource, resources);
  const account = findAccount(resources);
  if (access === undefined || account === undefined) throw new Error(`${resource.planned.name} is shared with nobody`);
  const { constant } = resource.table;
  const may = access.hasRoles ? `, may: ${MAY_TYPE}` : '';
  const isSelf = `${module.use('eq', DRIZZLE)}(${constant}${toAccess(resource.id.property)}, id)`;
  const where = `${module.use('and', DRIZZLE)}(${isSelf}, ${renderOpens('account', 'may', frame)})`;
  const check = KEY_CHECKS[resource.id.kind];
  const lines = [
    ...(check === undefined ? [] : [`if (!Number.${check}(id)) return false;`]),
    `const number = await ${run(frame, `this.queries.$count(${constant}, ${where})`)};`,
    'return number > 0;',
  ];
  const what = access.hasRoles ? 'see an item, or change it' : 'see and change an item';
  return `/** Whether an account may ${what}. */\nasync admits(id: ${idType(resource)}, account: ${idType(account)}${may}): Promise<boolean> {\n${lines.join('\n')}\n}`;
}

/** Finds the key of the row that its parent and a property of its own select together. */
export function renderLocate(frame: StoreFrame): string {
  const { resource, module } = frame;
  const { key, table, id } = resource;
  if (key === undefined) throw new Error(`${resource.planned.name} is selected by one id`);
  const selecting = [
    ['above', findColumn(resource, key.within)],
    ['own', findColumn(resource, key.property)],
  ] as const;
  const parameters = selecting.map(([name, { kind }]) => `${name}: ${VALUE_TYPES[kind] ?? 'string'}`);
  const conditions = selecting.map(
    ([name, { property }]) => `${module.use('eq', DRIZZLE)}(${table.constant}${toAccess(property)}, ${name})`,
  );
  const checks = selecting.flatMap(([name, { kind }]) => {
    const check = KEY_CHECKS[kind];
    return check === undefined ? [] : [`if (!Number.${check}(${name})) return undefined;`];
  });
  const where = `${module.use('and', DRIZZLE)}(${conditions.join(', ')})`;
  const query = `this.queries.select({ id: ${table.constant}${toAccess(id.property)} }).from(${table.constant}).where(${where})`;
  const lines = [...checks, `const [row] = await ${run(frame, query)};`, 'return row?.id;'];
  const comment = '/** The key of the item that what is above it and its own value select together. */';
  return `${comment}\nasync locate(${parameters.join(', ')}): Promise<${idType(resource)} | undefined> {\n${lines.join('\n')}\n}`;
}
