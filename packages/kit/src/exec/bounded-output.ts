const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Where the character that holds a byte begins. */
function startOfCharacter(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && isContinuation(bytes[start])) start -= 1;
  return start;
}

/**
 * Collects a stream of unknown length in bounded memory: the first and the last part are kept, and the number of bytes
 * between them is told. What is dropped is never decoded, and two collectors of one stream share its pieces.
 */
export class BoundedOutput {
  private readonly head: Uint8Array[] = [];
  private headLength = 0;
  private readonly tail: Uint8Array[] = [];
  private tailLength = 0;
  private dropped = 0;

  /**
   * @param headLimit - bytes kept from the start
   * @param tailLimit - bytes kept from the end, at least
   */
  constructor(
    private readonly headLimit: number,
    private readonly tailLimit: number,
  ) {}

  /** Takes the next bytes; whoever gives them must not change them afterwards. */
  append(chunk: Uint8Array): void {
    const room = this.headLimit - this.headLength;
    const kept = chunk.subarray(0, Math.max(0, room));
    if (kept.length > 0) {
      this.head.push(kept);
      this.headLength += kept.length;
    }
    const rest = chunk.subarray(kept.length);
    if (rest.length === 0) return;
    this.tail.push(rest);
    this.tailLength += rest.length;
    while (this.tailLength - (this.tail[0]?.length ?? 0) >= this.tailLimit) {
      const first = this.tail.shift()?.length ?? 0;
      this.tailLength -= first;
      this.dropped += first;
    }
  }

  /** What was kept, with a line that says how much was not. */
  toString(): string {
    const head = Buffer.concat(this.head);
    const tail = Buffer.concat(this.tail);
    if (this.dropped === 0) return Buffer.concat([head, tail]).toString('utf8');
    // No half characters at the edges of the gap.
    const last = startOfCharacter(head, head.length - 1);
    const isWhole = Buffer.from(head.subarray(last).toString('utf8')).equals(head.subarray(last));
    const end = isWhole ? head.length : last;
    let begin = 0;
    while (isContinuation(tail[begin])) begin += 1;
    const gap = this.dropped + head.length - end + begin;
    return `${head.subarray(0, end).toString('utf8')}\n[${gap} bytes left out]\n${tail.subarray(begin).toString('utf8')}`;
  }
}
