import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { isNotFound } from '../errors';

const SUFFIX = '.lines';
const SEGMENT_ANSWERS = 256;
const NEW_LINE = 0x0a;
const HASH_LENGTH = 64;

interface Place {
  readonly file: string;
  readonly start: number;
  readonly bytes: number;
}

interface OwnSegment {
  readonly file: string;
  readonly descriptor: number;
  answers: number;
  bytes: number;
}

function ifPresent<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (isNotFound(error)) return otherwise;
    throw error;
  }
}

/** Where the lines of a segment have their texts; what a killed writer tore has no end and is no line. */
function listPlaces(file: string): (readonly [hash: string, place: Place])[] {
  const whole = ifPresent(() => readFileSync(file), Buffer.alloc(0));
  const places: (readonly [string, Place])[] = [];
  let begin = 0;
  for (let end = whole.indexOf(NEW_LINE, begin); end !== -1; end = whole.indexOf(NEW_LINE, begin)) {
    const start = begin + HASH_LENGTH + 1;
    if (start < end) places.push([whole.toString('latin1', begin, start - 1), { file, start, bytes: end - start }]);
    begin = end + 1;
  }
  return places;
}

/**
 * Texts by hash, in files to which lines are only added: `<sha-256> <text>`. To make a file for each takes longer than
 * to ask for it. Several processes may have the same directory open: each writes to segments of its own, and sees what
 * others had written when it began the last of these. The newest texts stay, the oldest segments go.
 */
export class AnswerSegments {
  private index: Map<string, Place> | undefined;
  private own: OwnSegment | undefined;

  /**
   * @param directory - what else lies in it goes too; made with the first text
   * @param keep - so many texts at least, and not many more
   */
  constructor(
    private readonly directory: string,
    private readonly keep: number,
  ) {}

  /** The text as it was written, unless it was damaged since: who reads it checks it. */
  find(hash: string): string | undefined {
    this.index ??= new Map(this.listSegments().flatMap((file) => listPlaces(file)));
    const place = this.index.get(hash);
    if (place === undefined) return undefined;
    const { file, start, bytes } = place;
    const descriptor = ifPresent(() => openSync(file, 'r'), undefined);
    if (descriptor === undefined) return undefined;
    try {
      const text = Buffer.alloc(bytes);
      readSync(descriptor, text, 0, bytes, start);
      return text.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  }

  /** @param text - one line */
  add(hash: string, text: string): void {
    const segment = this.own !== undefined && this.own.answers < SEGMENT_ANSWERS ? this.own : this.begin();
    const line = Buffer.from(`${hash} ${text}\n`);
    try {
      writeFileSync(segment.descriptor, line);
    } catch (error) {
      // What a full disk let through is followed by nothing.
      this.end();
      throw error;
    }
    const start = segment.bytes + HASH_LENGTH + 1;
    this.index?.set(hash, { file: segment.file, start, bytes: line.length - HASH_LENGTH - 2 });
    segment.bytes += line.length;
    segment.answers += 1;
  }

  private listSegments(): string[] {
    const names = ifPresent(() => readdirSync(this.directory), []);
    return names.sort().map((name) => path.join(this.directory, name));
  }

  private begin(): OwnSegment {
    this.end();
    this.index = this.makeRoom();
    mkdirSync(this.directory, { recursive: true });
    const number = Number.parseInt(path.basename(this.listSegments().at(-1) ?? '0'), 10) + 1;
    const name = `${String(number).padStart(8, '0')}-${randomBytes(4).toString('hex')}${SUFFIX}`;
    const file = path.join(this.directory, name);
    return (this.own = { file, descriptor: openSync(file, 'ax'), answers: 0, bytes: 0 });
  }

  private end(): void {
    if (this.own !== undefined) closeSync(this.own.descriptor);
    this.own = undefined;
  }

  private makeRoom(): Map<string, Place> {
    const kept: ReturnType<typeof listPlaces>[] = [];
    let answers = 0;
    for (const file of this.listSegments().reverse()) {
      if (answers >= this.keep || !file.endsWith(SUFFIX)) {
        rmSync(file, { recursive: true, force: true });
        continue;
      }
      const places = listPlaces(file);
      kept.unshift(places);
      answers += places.length;
    }
    return new Map(kept.flat());
  }
}
