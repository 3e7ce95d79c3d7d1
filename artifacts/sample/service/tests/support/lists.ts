/** No list of a test has more pages: one that goes on repeats itself. */
const MOST_PAGES = 20;

/** Makes several of a thing, one after the other. */
export async function several<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}

/** Reads pages, by their index from 0, up to the first that is not full. */
export async function readPages<T>(
  size: number,
  read: (index: number) => Promise<T[]>,
): Promise<T[][]> {
  const pages: T[][] = [];
  do pages.push(await read(pages.length));
  while (pages.at(-1)?.length === size && pages.length < MOST_PAGES);
  return pages;
}
