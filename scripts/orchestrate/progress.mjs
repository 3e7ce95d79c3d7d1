import { createPaint, hasColors } from '../terminal.mjs';

const MARK = '▸';
const SYMBOLS = { done: '✔', noop: '✔', partial: '◐', blocked: '■', failed: '✖' };
const COLORS = { done: 'green', noop: 'green', partial: 'yellow', blocked: 'yellow', failed: 'red' };

/** What a line of an action's log means, if it is one of ours. */
export function parseProgress(message) {
  const begun = /^▸ ([a-z-]+) … run (\S+)/.exec(message);
  if (begun !== null) return { type: 'begun', phase: begun[1], run: begun[2] };
  const ended = /^▸ ([a-z-]+) (done|partial|noop|blocked|failed) ([\d.]+) s((?: \([^)]*\))?): (.*)$/s.exec(message);
  if (ended !== null)
    return {
      type: 'ended',
      phase: ended[1],
      status: ended[2],
      seconds: ended[3],
      origin: ended[4].trim(),
      headline: ended[5].trim(),
    };
  return undefined;
}

/** Shows phases as they begin and end; on a terminal the running one is shown with its seconds. */
export class Progress {
  run = undefined;
  #running = undefined;
  #timer = undefined;

  constructor(stream, environment = process.env) {
    this.stream = stream;
    this.isLive = stream.isTTY === true && environment.CI === undefined;
    this.paint = createPaint(hasColors({ isTTY: this.isLive }, environment));
  }

  /** Takes one line of act's JSON log. */
  take(line) {
    let entry;
    try {
      entry = JSON.parse(line);
    } catch {
      return;
    }
    if (typeof entry.msg !== 'string' || !entry.msg.startsWith(MARK)) return;
    const event = parseProgress(entry.msg.trim());
    if (event?.type === 'begun') this.#begin(event);
    if (event?.type === 'ended') this.#end(event);
  }

  #begin({ phase, run }) {
    if (this.run === undefined) this.stream.write(`run ${run}\n`);
    this.run = run;
    this.#running = { phase, since: Date.now() };
    if (!this.isLive) return;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#paint(), 250);
    this.#paint();
  }

  #paint() {
    const { phase, since } = this.#running;
    this.stream.write(`\r\u001b[K  ${phase.padEnd(9)} ${((Date.now() - since) / 1000).toFixed(0)} s …`);
  }

  #end({ phase, status, seconds, origin, headline }) {
    clearInterval(this.#timer);
    const clear = this.isLive ? '\r\u001b[K' : '';
    const symbol = this.paint(COLORS[status], SYMBOLS[status]);
    const how = origin === '' ? '' : ` ${origin}`;
    this.stream.write(
      `${clear}${symbol} ${phase.padEnd(9)} ${status.padEnd(8)} ${seconds.padStart(6)} s  ${headline}${how}\n`,
    );
  }

  /** Ends the display. */
  close() {
    clearInterval(this.#timer);
    if (this.isLive) this.stream.write('\r\u001b[K');
  }
}
