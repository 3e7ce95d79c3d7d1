import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

import type { Event } from '@orchestrate/contracts/event';
import { parseEventLine } from '@orchestrate/kit/events/lines';

const CHUNK_BYTES = 65_536;

/** Reads what is appended to `events.ndjson`, line by line, from the beginning on. */
export class EventTail {
  #offset = 0;
  #rest = '';
  // A chunk may end within a character.
  readonly #decoder = new StringDecoder('utf8');

  constructor(readonly file: string) {}

  /** Events whose lines have ended since the last time; none while there is no file. */
  read(): Event[] {
    const lines = (this.#rest + this.#readText()).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => parseEventLine(line).events);
  }

  #readText(): string {
    let descriptor: number;
    try {
      descriptor = openSync(this.file, 'r');
    } catch {
      return '';
    }
    try {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      let text = '';
      for (;;) {
        const bytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, this.#offset);
        if (bytes === 0) return text;
        this.#offset += bytes;
        text += this.#decoder.write(chunk.subarray(0, bytes));
      }
    } finally {
      closeSync(descriptor);
    }
  }
}
