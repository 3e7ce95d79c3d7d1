import type { TestRecord } from './laboratory';

/** How the tests of an experiment end where no candidate is switched on. */
export type Ending = 'passed' | 'failed';

/** The number under which no candidate is switched on. */
export const NOBODY = 0;

/** How many candidates a process tries between two looks at whether it is still sound. */
const BETWEEN = 25;

/**
 * The order in which one test tries candidates. Between them it runs as it stands: where it then does not end as it
 * always did, a candidate has changed what outlives it, a prototype or a cache, and what came after the last look is
 * not to be believed.
 * @param doubtful - candidates that were in such company already; each is looked after by itself
 */
export function placeSentinels(candidates: readonly number[], doubtful: ReadonlySet<number>): number[] {
  const placed = [NOBODY];
  const first = candidates.filter((id) => doubtful.has(id));
  for (const id of first) placed.push(id, NOBODY);
  let since = 0;
  for (const id of candidates) {
    if (doubtful.has(id)) continue;
    placed.push(id);
    since += 1;
    if (since % BETWEEN === 0) placed.push(NOBODY);
  }
  if (since % BETWEEN !== 0) placed.push(NOBODY);
  return placed;
}

/** What a run of an experiment is believed to have shown. */
export interface Findings {
  /** `<test> <candidate>` of what ended, or took the process with it. */
  readonly settled: ReadonlySet<string>;
  /** Candidates that failed a test, took the process with them, or spoiled it. */
  readonly failed: ReadonlySet<number>;
  /** Candidates whose endings are not believed. */
  readonly doubtful: ReadonlySet<number>;
  /** Tests that do not end as they always did even before any candidate: they cannot be repeated. */
  readonly unrepeatable: ReadonlySet<string>;
  readonly hasBegun: boolean;
}

interface Tried {
  readonly pair: string;
  readonly candidate: number;
  readonly ending: Ending;
}

/** Reads the records of one test file, which one process wrote in its order. */
class FileReading {
  readonly settled = new Set<string>();
  readonly failed = new Set<number>();
  readonly doubtful = new Set<number>();
  readonly unrepeatable = new Set<string>();
  private readonly begun = new Map<string, number>();
  private readonly started = new Set<string>();
  private sinceLook: Tried[] = [];
  private isSpoiled = false;

  constructor(private readonly expected: Ending) {}

  read({ key, candidate = NOBODY, ending }: TestRecord): void {
    if (this.isSpoiled || ending === 'ambient' || ending === 'probed') return;
    const pair = `${key} ${candidate}`;
    if (candidate === NOBODY) {
      if (ending !== 'begun') this.look(key, ending);
    } else if (ending === 'begun') this.begun.set(pair, candidate);
    else {
      this.begun.delete(pair);
      this.started.add(key);
      this.sinceLook.push({ pair, candidate, ending });
    }
  }

  private look(key: string, ending: Ending): void {
    if (this.unrepeatable.has(key)) return;
    if (ending === this.expected) this.believe();
    else if (this.started.has(key) || this.sinceLook.length > 0) this.spoil();
    else this.unrepeatable.add(key);
  }

  private believe(): void {
    for (const { pair, candidate, ending } of this.sinceLook) {
      this.settled.add(pair);
      if (ending === 'failed') this.failed.add(candidate);
    }
    this.sinceLook = [];
  }

  /** Endings like those of a sound process are believed: nothing made them so. */
  private spoil(): void {
    this.isSpoiled = true;
    const isAlone = this.sinceLook.length === 1;
    const odd = this.sinceLook.filter(({ ending }) => ending !== this.expected);
    this.sinceLook = this.sinceLook.filter(({ ending }) => ending === this.expected);
    this.believe();
    for (const { pair, candidate } of odd) {
      if (!isAlone) this.doubtful.add(candidate);
      else {
        this.settled.add(pair);
        this.failed.add(candidate);
      }
    }
  }

  end(): void {
    // A process that died before it was looked at: what it said last is believed as far as it is bad news.
    const bad = this.sinceLook.filter(({ ending }) => ending === 'failed');
    const good = this.sinceLook.filter(({ ending }) => ending === 'passed');
    this.sinceLook = [...bad, ...(this.expected === 'passed' ? good : [])];
    this.believe();
    for (const { candidate } of this.expected === 'failed' ? good : []) this.doubtful.add(candidate);
    if (this.isSpoiled) return;
    for (const [pair, candidate] of this.begun) {
      this.settled.add(pair);
      this.failed.add(candidate);
    }
  }
}

function fileOf({ key }: TestRecord): string {
  return key.slice(0, key.indexOf('|'));
}

/**
 * What the records of a run show, as far as they are to be believed.
 * @param expected - how the tests end without any candidate
 */
export function readFindings(records: readonly TestRecord[], expected: Ending): Findings {
  const files = new Map<string, FileReading>();
  for (const record of records) {
    const file = fileOf(record);
    const reading = files.get(file) ?? new FileReading(expected);
    files.set(file, reading);
    reading.read(record);
  }
  const readings = [...files.values()];
  for (const reading of readings) reading.end();
  const join = <T>(list: (reading: FileReading) => ReadonlySet<T>): Set<T> =>
    new Set(readings.flatMap((reading) => [...list(reading)]));
  return {
    settled: join(({ settled }) => settled),
    failed: join(({ failed }) => failed),
    doubtful: join(({ doubtful }) => doubtful),
    unrepeatable: join(({ unrepeatable }) => unrepeatable),
    hasBegun: records.some(({ ending }) => ending === 'begun'),
  };
}
