import type { Column } from '../model/columns';
import { findColumn } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import { quoteName, quoteText } from '../text/sql';

import { joinName } from './database-names';

interface Counter {
  readonly column: Column;
  readonly first: number;
  readonly most: number | undefined;
  /** Rows that have the same here are counted together; absent: all are. */
  readonly within: Column | undefined;
}

function listCounters(resource: ResourceModel): Counter[] {
  return resource.columns.flatMap((column): Counter[] => {
    if (column.fallback?.from !== 'highest') return [];
    const { first, within, most } = column.fallback;
    return [{ column, first, most, within: within === undefined ? undefined : findColumn(resource, within) }];
  });
}

/** Sets of columns that no two rows may share: those that are declared, and numbers that are counted up. */
export function listSets(resource: ResourceModel): readonly (readonly Column[])[] {
  const counters = listCounters(resource).filter(({ most }) => most === undefined);
  const counted = counters.map(({ column, within }) => [...(within === undefined ? [] : [within]), column]);
  return [...resource.unique, ...counted];
}

/**
 * Triggers that number new rows. Of two that are stored at once, the second waits until the first is there or has
 * failed, so that no number is given twice and none is left out. What a request has chosen stays as it is.
 */
export function renderCounters(resource: ResourceModel): string[] {
  const table = quoteName(resource.table.sqlName);
  return listCounters(resource).flatMap(({ column, first, most, within }) => {
    const name = joinName(resource.table.sqlName, column.sqlName, 'next');
    const number = quoteName(column.sqlName);
    const key = within && quoteName(within.sqlName);
    const group = key === undefined ? '0' : `hashtext(NEW.${key}::text)`;
    const where = key === undefined ? '' : ` WHERE ${key} = NEW.${key}`;
    const next =
      most === undefined
        ? `coalesce(max(${number}) + 1, ${first})`
        : `least(coalesce(max(${number})::numeric + 1, ${first}), ${most})`;
    const steps = [
      ...(most === undefined ? [] : [`IF NEW.${number} IS NOT NULL THEN RETURN NEW; END IF;`]),
      `PERFORM pg_advisory_xact_lock(hashtext(${quoteText(name)}), ${group});`,
      `SELECT ${next} INTO NEW.${number} FROM ${table}${where};`,
      'RETURN NEW;',
    ];
    const body = `BEGIN\n${steps.map((step) => `  ${step}`).join('\n')}\nEND`;
    const call = `${quoteName(name)}()`;
    return [
      `CREATE FUNCTION ${call} RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$;`,
      `CREATE TRIGGER ${quoteName(name)} BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ${call};`,
    ];
  });
}
