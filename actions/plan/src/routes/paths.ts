/** Joins two parts of a path with one slash. */
export function joinPaths(before: string, after: string): string {
  const [left, right] = [before.replace(/\/+$/, ''), after.replace(/^\/+/, '')];
  return right === '' ? left : `${left}/${right}`;
}
