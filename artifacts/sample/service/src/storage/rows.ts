/** The row that an insert gives back. */
export function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no row back');
  return row;
}
