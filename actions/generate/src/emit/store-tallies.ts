import type { ResourceModel } from '../model/resources';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';

import type { StoreFrame } from './store-frame';
import { joinConditions, renderPresence } from './store-presence';
import { tableFile } from './table';

const TALLIES_FILE = 'src/storage/tallies.ts';

/** Numbers of what belongs to a row of a resource, as members of a query. */
export function renderTallies(of: ResourceModel, { resources, module }: StoreFrame): string[] {
  const item = `${of.table.constant}${toAccess(of.id.property)}`;
  return (of.planned.tallies ?? []).flatMap(({ property, resource: name, by, average, where }) => {
    const child = resources.find(({ planned }) => planned.name === name);
    if (child === undefined) return [];
    const table = module.use(child.table.constant, tableFile(child));
    const said =
      where && `${module.use('eq', 'drizzle-orm')}(${table}${toAccess(where.property)}, ${toLiteral(where.equals)})`;
    const counted = joinConditions([said, renderPresence({ resource: child, module })], module);
    const given = [`${table}${toAccess(by)}`, item, counted];
    const call = average === undefined ? 'countItems' : 'meanOfItems';
    const all = average === undefined ? given : [`${table}${toAccess(average.of)}`, ...given];
    const argument = all.filter((one) => one !== undefined).join(', ');
    return [`${toPropertyKey(property)}: ${module.use(call, TALLIES_FILE)}(${argument}),`];
  });
}
