import { StringDecoder } from 'node:string_decoder';

const LINE_FEED = 10;
const LONGEST_PAUSE_SECONDS = 1;
const FRAME_SECONDS = 0.25;

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

/**
 * The same cast in so many seconds, with as few frames as a person tells apart: what is shown close together comes at
 * once. For a picture that moves, where minutes of waiting and a clock that ticks are no use.
 */
export function quicken(cast, seconds) {
  const [header, ...events] = cast
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const whole = events.at(-1)?.[0] ?? 0;
  const factor = whole > seconds ? seconds / whole : 1;
  const frames = new Map();
  for (const [time, , text] of events) {
    const frame = Math.ceil((time * factor) / FRAME_SECONDS) * FRAME_SECONDS;
    frames.set(frame, (frames.get(frame) ?? '') + text);
  }
  const shown = [...frames].map(([time, text]) => [time, 'o', text]);
  return `${[header, ...shown].map((line) => JSON.stringify(line)).join('\n')}\n`;
}
