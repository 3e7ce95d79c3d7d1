import { extendPointer } from '@orchestrate/kit/openapi/references';

/** Something the emitted document says otherwise than the given one. */
export interface Difference {
  /** Into the given document, references followed. */
  readonly pointer: string;
  readonly message: string;
}

type Fact = string | number | boolean | undefined;

/** Collects differences while two documents are walked side by side. */
export class Differences {
  readonly found: Difference[] = [];

  add(pointer: string, message: string): void {
    this.found.push({ pointer, message });
  }

  /** Notes a difference unless both say the same. */
  compare(pointer: string, what: string, given: Fact, emitted: Fact): void {
    if (given === emitted) return;
    this.add(
      pointer,
      `${what} is ${describe(given)} in the given document and ${describe(emitted)} in the emitted one`,
    );
  }

  /**
   * Compares two named collections: names that only one of them has are differences.
   * @param both - called with the pointer and values of the names that both have
   */
  compareKeys<T>(
    pointer: string,
    what: string,
    given: ReadonlyMap<string, T>,
    emitted: ReadonlyMap<string, T>,
    both: (at: string, one: T, other: T) => void,
  ): void {
    for (const [key, value] of given) {
      const at = extendPointer(pointer, key);
      const other = emitted.get(key);
      if (other === undefined) this.add(at, `the ${what} ${key} is missing in the emitted document`);
      else both(at, value, other);
    }
    for (const key of emitted.keys())
      if (!given.has(key)) this.add(extendPointer(pointer, key), `the ${what} ${key} is only in the emitted document`);
  }
}

function describe(value: Fact): string {
  return value === undefined ? 'absent' : String(value);
}
