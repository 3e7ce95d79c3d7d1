import { customType } from 'drizzle-orm/pg-core';

import { UnstorableValueError } from './errors.js';

// ISO 8601 has a year 0000, which PostgreSQL calls 1 BC.
const toPostgres = (iso: string) => (iso.startsWith('0000') ? `0001${iso.slice(4)} BC` : iso);
const toIso = (text: string) => (text.endsWith(' BC') ? `0000${text.slice(4, -3)}` : text);

/** A calendar date: `2026-01-31`. */
export const calendarDate = customType<{ data: string; driverData: string }>({
  dataType: () => 'date',
  toDriver: toPostgres,
  fromDriver: toIso,
});

/** An instant, told in UTC with milliseconds: `2026-01-31T23:59:59.123Z`. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (text) => {
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime())) throw new UnstorableValueError(`${text} is no instant.`);
    const iso = moment.toISOString();
    // An offset may push the first and the last hours that can be written out of the years that can.
    if (/^[+-]/.test(iso))
      throw new UnstorableValueError(`The database cannot hold the instant ${text}.`);
    return toPostgres(iso);
  },
  fromDriver: (text) => new Date(toIso(text).replace(' ', 'T').replace('+00', 'Z')).toISOString(),
});

// JSON has the character NUL and PostgreSQL has not: it is kept as U+FFFF and a digit, and so is U+FFFF itself.

/** A text as it stands in the database. */
export function toStored(text: string): string {
  return text.replaceAll('\uffff', '\uffff1').replaceAll('\0', '\uffff0');
}

function fromStored(text: string): string {
  return text.replaceAll('\uffff0', '\0').replaceAll('\uffff1', '\uffff');
}

/** Any text that JSON can carry. */
export const unicode = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: toStored,
  fromDriver: fromStored,
});
