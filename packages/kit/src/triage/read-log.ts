import { readCircleOutput } from './circle-output';
import { cleanLine } from './clean-line';
import { kindOf, toTable } from './line-start';
import type { LogParser, LogReader, RawFailure } from './parser';
import { splitLines } from './split-lines';

/** What a log told, and how far it was understood. */
export interface LogReading {
  readonly failures: RawFailure[];
  /** `tool`: a tool's own report. `trace`: only a stack trace. `none`: nothing was recognised. */
  readonly understood: 'tool' | 'trace' | 'none';
  /** The last lines that are not empty, for where nothing was recognised. */
  readonly tail: string[];
}

const TAIL_LINES = 12;
// One parser reads many lines before the next one does, which is faster than to change parsers at every line.
const BATCH = 512;
// Reports on one line are long; of anything else, the start tells all.
const LONGEST_LINE = 10_000;
/** Characters of a line that may be read. */
export const LONGEST_REPORT = 1_000_000;

function cut(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return line.slice(0, /^[^{]{0,120}\{"/.test(line) ? LONGEST_REPORT : LONGEST_LINE);
}

/** A reader at work. */
interface Seat {
  readonly parser: LogParser;
  readonly reader: LogReader;
  /** Which kinds of lines it must always see. */
  readonly table: Uint8Array;
  isReading: boolean;
}

function takeSeat(parser: LogParser): Seat {
  return { parser, reader: parser.open(), table: toTable(parser.begins), isReading: false };
}

function show(batch: readonly string[], kinds: Uint8Array, seat: Seat): void {
  const { reader, table } = seat;
  for (let index = 0; index < batch.length; index += 1) {
    if (!seat.isReading && table[kinds[index] ?? 0] === 0) continue;
    reader.line(batch[index] ?? '');
    seat.isReading = reader.isReading();
  }
}

/** The last lines that are not empty, of those known before and a batch. */
function keepTail(before: readonly string[], batch: readonly string[]): string[] {
  const found: string[] = [];
  for (let index = batch.length - 1; index >= 0 && found.length < TAIL_LINES; index -= 1) {
    const text = batch[index] ?? '';
    if (text.trim() !== '') found.unshift(text);
  }
  return [...before, ...found].slice(-TAIL_LINES);
}

/** Shows every line of a log to every parser, once, while the log comes in. */
export class LogScanner {
  private readonly seats: readonly Seat[];
  private readonly batch: string[] = [];
  private readonly kinds = new Uint8Array(BATCH);
  private tail: readonly string[] = [];

  /** @param parsers - asked in this order; each reads the log for itself */
  constructor(parsers: readonly LogParser[]) {
    this.seats = parsers.map(takeSeat);
  }

  /** Takes the next line as it was printed, or as a CI system hands it out. */
  line(text: string): void {
    const output = text.startsWith('[{') ? readCircleOutput(text) : undefined;
    if (output === undefined) this.take(text);
    else for (const line of splitLines(output)) this.take(line);
  }

  private take(text: string): void {
    const line = cleanLine(cut(text));
    this.kinds[this.batch.length] = kindOf(line);
    this.batch.push(line);
    if (this.batch.length === BATCH) this.read();
  }

  private read(): void {
    for (const seat of this.seats) show(this.batch, this.kinds, seat);
    this.tail = keepTail(this.tail, this.batch);
    this.batch.length = 0;
  }

  /** What the log told. To be called once. */
  end(): LogReading {
    this.read();
    const { seats } = this;
    const tail = [...this.tail];
    const found = seats.map(({ parser, reader }) => ({ isFallback: parser.isFallback, failures: reader.end() }));
    const told = found.filter(({ isFallback }) => !isFallback).flatMap(({ failures }) => failures);
    if (told.length > 0) return { failures: told, understood: 'tool', tail };
    const traced = found.flatMap(({ failures }) => failures);
    return { failures: traced, understood: traced.length > 0 ? 'trace' : 'none', tail };
  }
}

/** Shows every line of a log to every parser, once. */
export function readLog(lines: Iterable<string>, parsers: readonly LogParser[]): LogReading {
  const scanner = new LogScanner(parsers);
  for (const line of lines) scanner.line(line);
  return scanner.end();
}
