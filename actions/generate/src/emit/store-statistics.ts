import type { Statistic } from '@orchestrate/contracts/statistic';

import { listWorking } from '../model/derived';
import { nameTransition } from '../model/store-needs';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';

import { isNarrowed, renderMatching } from './store-filters';
import type { StoreFrame } from './store-frame';
import { filterType } from './store-frame';
import { joinConditions, renderPresence } from './store-presence';
import { run } from './store-rows';

const DRIZZLE = 'drizzle-orm';
const STATISTICS_FILE = 'src/storage/statistics.ts';

/** Code of a number in a query. */
function renderNumber({ where, average }: Statistic, { resource, module }: StoreFrame): string {
  const { constant } = resource.table;
  if (average !== undefined) {
    const mean = module.use(average.atNothing === 'null' ? 'meanOf' : 'meanOrZero', STATISTICS_FILE);
    return `${mean}(${constant}${toAccess(average.of)})`;
  }
  if (where === undefined) return `${module.use('count', DRIZZLE)}()`;
  const column = `${constant}${toAccess(where.property)}`;
  // What says nothing of itself is counted with what says no.
  const condition =
    where.equals === false
      ? `${module.use('sql', DRIZZLE)}\`\${${column}} is not true\``
      : `${module.use('eq', DRIZZLE)}(${column}, ${toLiteral(where.equals)})`;
  return `${module.use('countWhere', STATISTICS_FILE)}(${condition})`;
}

/** Members of an object of numbers, those in an object of their own together. */
function renderMembers(statistics: readonly Statistic[], frame: StoreFrame): string[] {
  const names = [...new Set(statistics.map(({ at }) => at[0] ?? ''))];
  return names.map((name) => {
    const own = statistics.filter(({ at }) => at[0] === name);
    const inside = own.map((one) => {
      const number = renderNumber(one, frame);
      return one.at[1] === undefined ? number : `${toPropertyKey(one.at[1])}: ${number},`;
    });
    const isGroup = own.some(({ at }) => at.length > 1);
    return `${toPropertyKey(name)}: ${isGroup ? `{ ${inside.join(' ')} }` : inside.join('')},`;
  });
}

/** Numbers of all that a filter lets through: one method for each operation that tells such. */
export function renderStatistics(frame: StoreFrame): string {
  const { resource, module } = frame;
  const condition = joinConditions([renderMatching(frame), renderPresence(frame)], module);
  const where = condition === undefined ? '' : `.where(${condition})`;
  return listWorking(resource)
    .flatMap(({ planned: { id, statistics } }) => {
      if (statistics === undefined) return [];
      const members = renderMembers(statistics, frame).join('\n');
      const query = `this.queries.select({\n${members}\n}).from(${resource.table.constant})${where}`;
      const parameters = isNarrowed(frame) ? `filter: ${filterType(resource)}` : '';
      const only = module.use('onlyRow', 'src/storage/rows.ts');
      return [`async ${nameTransition(id)}(${parameters}) {\nreturn ${only}(await ${run(frame, query)});\n}`];
    })
    .join('\n\n');
}
