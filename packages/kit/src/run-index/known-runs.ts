const ID_LENGTH = '20260131T235959Z-0123abcd'.length;
const LONGEST_SEEN = 64;
const NEW_LINE = 0x0a;

/** One run of the index; its line is parsed when somebody wants to know more than whether it can be meant. */
export interface IndexedRun {
  readonly run: string;
  /** As in the file. */
  readonly line: string;
  /** What its directory looked like; absent where it was read just now. */
  readonly seen?: string;
  /** Whether a text of ASCII is in the line: for sorting out in haste what cannot fit. */
  has(text: string): boolean;
}

/** Looks for texts in bytes, from place to place: where the next one is far off, nobody looks again before it. */
class TextFinder {
  private readonly found = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(readonly bytes: Buffer) {}

  /** Where a text comes next; endless where it does not. */
  next(text: string, from: number): number {
    const last = this.found.get(text);
    if (last !== undefined && last.from <= from && from <= last.at) return last.at;
    const index = this.bytes.indexOf(text, from, 'latin1');
    const at = index === -1 ? Number.POSITIVE_INFINITY : index;
    this.found.set(text, { from, at });
    return at;
  }
}

/** A line of the index, `["<run>","<seen>",{…}]`. Most are asked for little, and a text is made when it is. */
class KnownRun implements IndexedRun {
  constructor(
    readonly run: string,
    private readonly finder: TextFinder,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get line(): string {
    return this.finder.bytes.toString('latin1', this.start, this.end);
  }

  get seen(): string {
    const start = this.start + ID_LENGTH + 5;
    const head = this.finder.bytes.toString('latin1', start, Math.min(start + LONGEST_SEEN, this.end));
    return head.slice(0, Math.max(0, head.indexOf('"')));
  }

  has(text: string): boolean {
    return this.finder.next(text, this.start) < this.end;
  }
}

/** The lines of an index in their order: newest first. */
export class KnownRuns {
  private next = 0;
  private hasLeftOut = false;

  private readonly finder: TextFinder;

  /** @param bytes - of the whole file; none where there is none */
  constructor(private readonly bytes: Buffer) {
    this.finder = new TextFinder(bytes);
  }

  /** The line of a run; who is asked for has to come after all that were asked for before. */
  take(run: string): KnownRun | undefined {
    for (;;) {
      const start = this.next;
      const end = this.bytes.indexOf(NEW_LINE, start);
      const name = this.bytes.toString('latin1', start + 2, start + 2 + ID_LENGTH);
      if (end === -1 || name < run) return undefined;
      this.next = end + 1;
      if (name === run) return new KnownRun(run, this.finder, start, end);
      this.hasLeftOut = true;
    }
  }

  /** Whether there is a line that nobody took: of a run that is gone, or torn, or none. */
  get hasMore(): boolean {
    return this.hasLeftOut || this.next < this.bytes.length;
  }
}
