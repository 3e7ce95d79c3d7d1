import { toStored } from './columns.js';

/** A pattern for `ilike` that matches texts with this one in them. */
export function contains(text: string): string {
  return `%${toStored(text).replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
