/** What the names of errors begin with. */
export const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What words begin with. */
export const LETTERS = `${CAPITALS}${CAPITALS.toLowerCase()}`;

/** What paths begin with, as tools print them; the last stands for all that is not ASCII. */
export const PATH_STARTS = `${LETTERS}0123456789_./@~é`;

const OTHER = 128;
const EMPTY = 129;

/** The kind of a line by its first character, as a place in the tables of {@link toTable}. */
export function kindOf(line: string): number {
  return line === '' ? EMPTY : Math.min(line.charCodeAt(0), OTHER);
}

/**
 * Tells of every kind of line whether it begins with one of some characters: looking there is cheaper than asking.
 * @param characters - all that are not ASCII count as one
 */
export function toTable(characters: string): Uint8Array {
  const table = new Uint8Array(EMPTY + 1);
  for (const character of characters) table[kindOf(character)] = 1;
  return table;
}
