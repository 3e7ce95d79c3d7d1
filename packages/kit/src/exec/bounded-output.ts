const BLOCK_BYTES = 64 * 1024;
/** A character of UTF-8 has at most so many bytes behind its first. */
const MOST_CONTINUED = 3;

/** Whether a byte goes on with a character of UTF-8 that an earlier one began. */
function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** How many bytes at the end belong to a character that may not be whole. */
function countUnfinished(bytes: Uint8Array): number {
  let count = 1;
  while (count <= MOST_CONTINUED && isContinuation(bytes.at(-count))) count += 1;
  return (bytes.at(-count) ?? 0) >= 0xc0 ? count : 0;
}

/** How many bytes at the start belong to a character that began before. */
function countOrphaned(bytes: Uint8Array): number {
  let count = 0;
  while (count < MOST_CONTINUED && isContinuation(bytes[count])) count += 1;
  return count;
}

/**
 * Collects a stream of unknown length in bounded memory: the first and the last part are kept, and the number of bytes
 * between them is told. Nothing is read before it is asked for, and what is dropped makes room for what comes.
 */
export class BoundedOutput {
  private readonly blocks: Buffer[] = [];
  /** Bytes in the last block. */
  private filled = BLOCK_BYTES;
  private dropped = 0;
  private readonly headBlocks: number;
  private readonly mostBlocks: number;

  /**
   * @param headLimit - bytes kept from the start, at least
   * @param tailLimit - bytes kept from the end, at least
   */
  constructor(headLimit: number, tailLimit: number) {
    this.headBlocks = Math.ceil(headLimit / BLOCK_BYTES);
    this.mostBlocks = this.headBlocks + Math.ceil(tailLimit / BLOCK_BYTES) + 1;
  }

  /** Takes the next bytes. */
  append(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length;) {
      if (this.filled === BLOCK_BYTES) this.addBlock();
      const part = chunk.subarray(from, from + BLOCK_BYTES - this.filled);
      this.blocks.at(-1)?.set(part, this.filled);
      this.filled += part.length;
      from += part.length;
    }
  }

  private addBlock(): void {
    const [oldest] = this.blocks.length < this.mostBlocks ? [] : this.blocks.splice(this.headBlocks, 1);
    if (oldest !== undefined) this.dropped += BLOCK_BYTES;
    this.blocks.push(oldest ?? Buffer.allocUnsafeSlow(BLOCK_BYTES));
    this.filled = 0;
  }

  private join(start: number, end?: number): Buffer {
    const joined = Buffer.concat(this.blocks.slice(start, end));
    return end === undefined ? joined.subarray(0, joined.length - (BLOCK_BYTES - this.filled)) : joined;
  }

  /** What was kept, with a line that says how much was not. */
  toString(): string {
    if (this.blocks.length === 0) return '';
    if (this.dropped === 0) return this.join(0).toString();
    const [head, tail] = [this.join(0, this.headBlocks), this.join(this.headBlocks)];
    const [unfinished, orphaned] = [countUnfinished(head), countOrphaned(tail)];
    const gap = `\n[${this.dropped + unfinished + orphaned} bytes left out]\n`;
    return head.toString('utf8', 0, head.length - unfinished) + gap + tail.toString('utf8', orphaned);
  }
}
