import { cleanLine } from './clean-line';
import { kindOf, toTable } from './line-start';
import type { LogParser, LogReader, RawFailure } from './parser';

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
const LONGEST_REPORT = 1_000_000;

function cut(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return line.slice(0, /^[^{]{0,120}\{"/.test(line) ? LONGEST_REPORT : LONGEST_LINE);
}

function* cleanInBatches(lines: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const line of lines) {
    batch.push(cleanLine(cut(line)));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
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

function show(batch: readonly string[], kinds: readonly number[], seat: Seat): void {
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

/** Shows every line of a log to every parser, once. */
export function readLog(lines: Iterable<string>, parsers: readonly LogParser[]): LogReading {
  const seats = parsers.map(takeSeat);
  let tail: string[] = [];
  for (const batch of cleanInBatches(lines)) {
    const kinds = batch.map(kindOf);
    for (const seat of seats) show(batch, kinds, seat);
    tail = keepTail(tail, batch);
  }
  const found = seats.map(({ parser, reader }) => ({ isFallback: parser.isFallback, failures: reader.end() }));
  const told = found.filter(({ isFallback }) => !isFallback).flatMap(({ failures }) => failures);
  if (told.length > 0) return { failures: told, understood: 'tool', tail };
  const traced = found.flatMap(({ failures }) => failures);
  return { failures: traced, understood: traced.length > 0 ? 'trace' : 'none', tail };
}

/** The lines of a text, one at a time. */
export function* splitLines(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}
