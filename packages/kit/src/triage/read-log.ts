import { cleanLine } from './clean-line';
import type { LogParser, RawFailure } from './parser';

/** What a log told, and how far it was understood. */
export interface LogReading {
  readonly failures: RawFailure[];
  /** `tool`: a tool's own report. `trace`: only a stack trace. `none`: nothing was recognised. */
  readonly understood: 'tool' | 'trace' | 'none';
  /** The last lines that are not empty, for where nothing was recognised. */
  readonly tail: string[];
}

const TAIL_LINES = 12;
const LONGEST_LINE = 1_000_000;

/** Shows every line of a log to every parser, once. */
export function readLog(lines: Iterable<string>, parsers: readonly LogParser[]): LogReading {
  const readers = parsers.map((parser) => ({ parser, reader: parser.open() }));
  const tail: string[] = [];
  for (const line of lines) {
    const text = cleanLine(line.slice(0, LONGEST_LINE));
    for (const { reader } of readers) reader.line(text);
    if (text.trim() !== '') tail.push(text);
    if (tail.length > TAIL_LINES) tail.shift();
  }
  const found = readers.map(({ parser, reader }) => ({ isFallback: parser.isFallback, failures: reader.end() }));
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
