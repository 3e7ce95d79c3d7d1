import { hashText } from '@orchestrate/kit/files/hash';

import type { ResourceModel } from '../model/resources';
import { quoteName, quoteText } from '../text/sql';

/** PostgreSQL cuts longer names off, and two that begin alike would be one. */
const LONGEST_NAME = 63;

/** A name of what the database keeps beside tables and columns. */
export function joinName(...parts: readonly string[]): string {
  const name = parts.join('_');
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 9)}_${hashText(name).slice(0, 8)}`;
}

/** The sequence of the numbers that items get whose requests choose none. */
export function nameSequence({ table, id }: ResourceModel): string {
  return joinName(table.sqlName, id.sqlName, 'numbers');
}

/** SQL of the next of these numbers. */
export function callNext(resource: ResourceModel): string {
  return `nextval(${quoteText(quoteName(nameSequence(resource)))})`;
}
