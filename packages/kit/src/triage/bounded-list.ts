const MOST_FAILURES = 1_000;

/** Keeps what comes first and drops the rest, so that a log of any length is read in little memory. */
export class BoundedList<T> {
  private readonly kept: T[] = [];

  /** @param most - for lists that are no failures */
  constructor(private readonly most: number = MOST_FAILURES) {}

  /** Takes an item unless the list is full; the caller is not told. */
  add(item: T): void {
    if (this.kept.length < this.most) this.kept.push(item);
  }

  /** What was kept, in the order in which it came. */
  items(): readonly T[] {
    return this.kept;
  }
}
