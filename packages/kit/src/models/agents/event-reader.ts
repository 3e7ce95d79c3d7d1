import type { Fields } from './fields';

/** Bytes that a program may print in all; one that goes on is ended. */
export const MOST_OUTPUT_BYTES = 32 * 1024 * 1024;

function parseEvent(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads lines of JSON as they come. A line that is none is passed over: whether the whole was the program's protocol is
 * shown by the event that ends it.
 */
export class EventReader {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private bytes = 0;

  /** @param onEvent - told each line that is an object */
  constructor(private readonly onEvent: (event: Fields) => void) {}

  /** Takes the next bytes; `false` once there are too many, of which none is looked at. */
  take(chunk: Uint8Array): boolean {
    this.bytes += chunk.length;
    if (this.bytes > MOST_OUTPUT_BYTES) return false;
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.takeLine(line);
    return true;
  }

  /** Takes the last line, which may not be ended. */
  end(): void {
    this.takeLine(this.rest + this.decoder.decode());
    this.rest = '';
  }

  private takeLine(line: string): void {
    const event = parseEvent(line);
    if (event !== undefined) this.onEvent(event);
  }
}
