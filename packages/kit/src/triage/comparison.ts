import { dedent } from './dedent';
import type { RawFailure } from './parser';

type Comparison = Pick<RawFailure, 'expected' | 'actual'>;

// How test tools announce the lines of a difference, and the sign of what was expected.
const DIFFERENCES: readonly (readonly [RegExp, '+' | '-'])[] = [
  [/^ *\+ expected - actual$/m, '+'],
  [/^ *\+ actual - expected\b.*$(?:\n *\.\.\. Skipped lines$)?/m, '-'],
  [/^ *- Expected\b.*\n *\+ Received\b.*$/m, '-'],
  [/^ *--- expected\n *\+\+\+ actual(?:\n *@@.*)?$/m, '-'],
  [/^ *Difference \(- actual, \+ expected\):?$/m, '+'],
];

const FRAME = /^\s+at /;

// The same in one sentence.
const SENTENCES: readonly RegExp[] = [
  /expected: <(?<expected>.*?)> but was: <(?<actual>.*?)>/s,
  /expected:<(?<expected>.*?)> but was:<(?<actual>.*?)>/s,
  /expected \[(?<expected>.*?)\] but found \[(?<actual>.*?)\]/s,
  /^ *Expected(?: \w+)*: {1,4}(?<expected>.+)\n *Received(?: \w+)*: {1,4}(?<actual>.+)$/m,
  /^(?:AssertionError: )?assert (?<actual>.+) == (?<expected>.+)$/m,
  /^ *left: (?<actual>.+)\n *right: (?<expected>.+)$/m,
  /^[ \t]*expected *: (?<expected>.+)\n[ \t]*actual *: (?<actual>.+)$/m,
  /\bgot: +(?<actual>.+)\n\s*want: +(?<expected>.+)$/m,
  /(?:=|\bgot):? (?<actual>.+?)[,;] (?:but )?want(?:ed)?:? (?<expected>.+)$/m,
  /\bexpected (?<actual>.+?) to (?:be|(?:deeply |strictly |deep |strict )?equal) (?<expected>.+?)(?: \/\/ .*)?$/m,
  /\bexpected (?<expected>\d{3}) "[^"]*", got (?<actual>\d{3}) "/,
  /\bexpected "[^"]+" of (?<expected>"[^"]*"), got (?<actual>"[^"]*")/,
  /\bto have status(?: code)? (?<expected>\d{3}) but got (?<actual>\d{3})\b/,
  /^(?<actual>.+) !== (?<expected>.+)$/m,
];

function readSide(body: readonly string[], otherSign: string): string {
  return dedent(
    body
      .filter((line) => !line.startsWith(otherSign))
      .map((line) => (/^[ +-]/.test(line) ? line.slice(1) : ` ${line}`)),
  );
}

/** Puts both sides together again: their own lines and those that they share. */
function readDifference(message: string, announcement: RegExpExecArray, sign: '+' | '-'): Comparison {
  const indent = announcement[0].search(/\S/);
  const below = message.slice(announcement.index + announcement[0].length).split('\n');
  const lines = below.map((line) => line.slice(indent));
  const start = lines.findIndex((line) => line !== '');
  const end = lines.findIndex((line, index) => index > start && (line === '' || FRAME.test(line)));
  const body = start < 0 ? [] : lines.slice(start, end < 0 ? undefined : end);
  if (!body.some((line) => /^[+-]/.test(line))) return {};
  const [expected, actual] = sign === '+' ? ['-', '+'] : ['+', '-'];
  return { expected: readSide(body, expected), actual: readSide(body, actual) };
}

/** What a message says was expected and was there instead, in the words of any test tool; empty where it says neither. */
export function readComparison(message: string): Comparison {
  for (const [pattern, sign] of DIFFERENCES) {
    const announcement = pattern.exec(message);
    if (announcement !== null) return readDifference(message, announcement, sign);
  }
  for (const pattern of SENTENCES) {
    const { expected, actual } = pattern.exec(message)?.groups ?? {};
    if (expected !== undefined && actual !== undefined) return { expected, actual };
  }
  return {};
}
