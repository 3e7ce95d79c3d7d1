import { BoundedList } from '../bounded-list';
import type { LogParser, LogReader, RawFailure } from '../parser';

const HEAP = /^FATAL ERROR: .*heap out of memory/;
/** A list or a text outgrew what the engine can hold at all. */
const SIZE = /^# Fatal JavaScript invalid size error \d+/;

class FatalReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();

  line(text: string): void {
    const code = HEAP.test(text) ? 'heap-limit' : SIZE.test(text) ? 'size-limit' : undefined;
    if (code !== undefined) this.failures.add({ class: 'out-of-memory', code, message: text.replace(/^# /, '') });
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return [...this.failures.items()];
  }
}

/**
 * The last words of V8 when memory ran out. The process ends with them, so whoever waited for it only tells that it is
 * gone.
 */
export const v8FatalLog: LogParser = {
  name: 'v8-fatal',
  isFallback: false,
  begins: 'F#',
  open: () => new FatalReader(),
};
