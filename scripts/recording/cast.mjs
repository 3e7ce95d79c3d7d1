import { StringDecoder } from 'node:string_decoder';

const LINE_FEED = 10;
const LONGEST_PAUSE_SECONDS = 1;

/**
 * Turns what util-linux's `script` recorded (`--logging-format classic`) into an asciicast of version 2:
 * https://docs.asciinema.org/manual/asciicast/v2/. Times are the real ones; a player shortens pauses by
 * `idle_time_limit`.
 * @param {Buffer} log as written by `--log-out`: a line of its own, then everything that was shown
 * @param {string} timing as written by `--log-timing`: seconds since the one before, and bytes
 * @param {{ columns: number, rows: number, title: string, timestamp: number }} about timestamp in seconds since 1970
 */
export function toCast(log, timing, { columns, rows, title, timestamp }) {
  const header = { version: 2, width: columns, height: rows, timestamp, title, idle_time_limit: LONGEST_PAUSE_SECONDS };
  const lines = [JSON.stringify(header)];
  const decoder = new StringDecoder('utf8');
  let at = log.indexOf(LINE_FEED) + 1;
  let elapsed = 0;
  for (const [seconds, bytes] of timing
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))) {
    elapsed += seconds;
    const text = decoder.write(log.subarray(at, at + bytes));
    at += bytes;
    // A character of several bytes that is not whole yet comes with the next piece.
    if (text !== '') lines.push(JSON.stringify([Number(elapsed.toFixed(6)), 'o', text]));
  }
  return `${lines.join('\n')}\n`;
}

/** The same cast as a player shows it: no pause is longer than its limit. For what knows no such limit. */
export function shortenPauses(cast) {
  const [header, ...events] = cast
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  let [before, shown] = [0, 0];
  const shortened = events.map(([time, type, text]) => {
    shown += Math.min(time - before, header.idle_time_limit);
    before = time;
    return [Number(shown.toFixed(6)), type, text];
  });
  return `${[header, ...shortened].map((line) => JSON.stringify(line)).join('\n')}\n`;
}
