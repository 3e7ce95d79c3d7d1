/** No list of a test has more pages: one that goes on repeats itself. */
const MOST_PAGES = 20;

/** Makes several of a thing, one after the other. */
export async function several<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}

/** Sends requests in turn, as many as are asked for and so many at once; gives the statuses of the answers. */
export async function sendMany(
  count: number,
  atOnce: number,
  requests: readonly (() => Promise<{ readonly status: number }>)[],
): Promise<number[]> {
  const statuses: number[] = [];
  let sent = 0;
  const work = async (): Promise<void> => {
    while (sent < count) {
      const request = requests[sent % requests.length];
      sent += 1;
      if (request !== undefined) statuses.push((await request()).status);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return statuses;
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
