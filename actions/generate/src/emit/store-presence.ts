import type { ResourceModel } from '../model/resources';
import { toAccess, toPropertyKey } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import type { StoreFrame } from './store-frame';

const DRIZZLE = 'drizzle-orm';

type Frame = Pick<StoreFrame, 'module'> & { readonly resource: ResourceModel };

/** The condition by which rows are there, or are marked as deleted; `undefined` where what is deleted is gone. */
export function renderPresence({ resource, module }: Frame, isThere = true): string | undefined {
  const { softDeletion } = resource.planned;
  if (softDeletion === undefined) return undefined;
  const column = `${resource.table.constant}${toAccess(softDeletion.property)}`;
  if (softDeletion.as === 'flag') return `${module.use('eq', DRIZZLE)}(${column}, ${!isThere})`;
  return `${module.use(isThere ? 'isNull' : 'isNotNull', DRIZZLE)}(${column})`;
}

/** Conditions that must all hold, as what follows `where`; none: nothing. */
export function joinConditions(conditions: readonly (string | undefined)[], module: SourceModule): string | undefined {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length > 1 ? `${module.use('and', DRIZZLE)}(${all.join(', ')})` : all[0];
}

/** The values that mark a row as deleted, or take the mark away. */
export function renderDeletion({ resource, module }: Frame, isThere: boolean): string {
  const { property = '', as } = resource.planned.softDeletion ?? {};
  const value = as === 'flag' ? String(!isThere) : isThere ? 'null' : `${module.use('sql', DRIZZLE)}\`now()\``;
  const touched = resource.columns
    .filter(({ isTouched }) => isTouched)
    .map((column) => `${toPropertyKey(column.property)}: ${module.use('sql', DRIZZLE)}\`now()\`,`);
  return `{ ${toPropertyKey(property)}: ${value}, ${touched.join(' ')} }`;
}
